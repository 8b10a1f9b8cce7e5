import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_USAGE } from '../strings/english/usage.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { usageState, useShownUsage, type UsageMeterState } from './usage-context.tsx'

/** Tokens and money, each currency by itself. Renders a `<span>`. */
export const UsageMeterValue: Part<'span', UsageMeterState> = createPart('span', 'UsageMeter.Value', () => {
  const shown = useShownUsage('UsageMeter.Value')
  const { strings, formats } = useStrings(ENGLISH_USAGE)
  return { state: usageState(shown), own: { dir: 'auto', children: strings.usageSums(shown.usage, formats) } }
})
