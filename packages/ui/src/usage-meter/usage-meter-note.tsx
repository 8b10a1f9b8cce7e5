import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_USAGE } from '../strings/english/usage.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { budgetWords } from './budget-words.ts'
import { usageState, useShownUsage, type UsageMeterState } from './usage-context.tsx'

/** What was spent of the budget, and what is left or too much. Renders a `<p>`, or nothing without a budget. */
export const UsageMeterNote: Part<'p', UsageMeterState> = createPart('p', 'UsageMeter.Note', () => {
  const shown = useShownUsage('UsageMeter.Note')
  const { strings, formats } = useStrings(ENGLISH_USAGE)
  if (shown.budget === undefined) return null
  const { spent, level } = budgetWords(shown.budget, strings, formats)
  const isWithin = shown.budget.level === 'within'
  return {
    state: usageState(shown),
    own: {
      children: (
        <>
          <span dir="auto">{spent}</span>
          <span className="cb-usage-meter-rest">
            {isWithin ? null : <StatusIcon status="stalled" />}
            <span dir="auto">{level}</span>
          </span>
        </>
      ),
    },
  }
})
