import { createPart, type Part } from '../part/create-part.tsx'
import { usageState, useShownUsage, type UsageMeterState } from './usage-context.tsx'

/** What of the budget is spent. Renders a `<div>` as wide as that. */
export const UsageMeterIndicator: Part<'div', UsageMeterState> = createPart('div', 'UsageMeter.Indicator', () => {
  const shown = useShownUsage('UsageMeter.Indicator')
  return {
    state: usageState(shown),
    own: { style: { inlineSize: `${Math.min(shown.budget?.share ?? 0, 1) * 100}%` } },
  }
})
