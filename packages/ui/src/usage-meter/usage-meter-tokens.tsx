import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_USAGE } from '../strings/english/usage.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { usageState, useShownUsage, type UsageMeterState } from './usage-context.tsx'

/** What went in and came out. Renders a `<span>`, or nothing while there were no tokens. */
export const UsageMeterTokens: Part<'span', UsageMeterState> = createPart('span', 'UsageMeter.Tokens', () => {
  const shown = useShownUsage('UsageMeter.Tokens')
  const { strings, formats } = useStrings(ENGLISH_USAGE)
  if (shown.usage.tokens === 0) return null
  return { state: usageState(shown), own: { dir: 'auto', children: strings.usageTokens(shown.usage, formats) } }
})
