import { useUsage } from '@callboard/react/measures'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_USAGE } from '../strings/english/usage.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** What all agents have spent. Renders a `<p>`, or nothing while none tells. */
export const SessionOverviewUsage: Part<'p', object> = createPart('p', 'SessionOverview.Usage', () => {
  const usage = useUsage()
  const { strings, formats } = useStrings(ENGLISH_USAGE)
  if (usage.tokens === 0 && usage.costs.length === 0) return null
  return { state: {}, own: { dir: 'auto', children: strings.usageSums(usage, formats), title: strings.usageTokens(usage, formats) } }
})
