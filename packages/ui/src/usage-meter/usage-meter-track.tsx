import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_USAGE } from '../strings/english/usage.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { budgetWords } from './budget-words.ts'
import { usageState, useShownUsage, type UsageMeterState } from './usage-context.tsx'

/** The budget as a meter, for screen readers too. Renders a `<div>`, or nothing without a budget. */
export const UsageMeterTrack: Part<'div', UsageMeterState> = createPart('div', 'UsageMeter.Track', () => {
  const shown = useShownUsage('UsageMeter.Track')
  const { strings, formats } = useStrings(ENGLISH_USAGE)
  if (shown.budget === undefined) return null
  const words = budgetWords(shown.budget, strings, formats)
  return {
    state: usageState(shown),
    own: {
      role: 'meter',
      'aria-labelledby': shown.labelId,
      'aria-valuemin': 0,
      'aria-valuemax': 1,
      'aria-valuenow': Math.min(shown.budget.share, 1),
      'aria-valuetext': formats.list([words.spent, words.level]),
    },
  }
})
