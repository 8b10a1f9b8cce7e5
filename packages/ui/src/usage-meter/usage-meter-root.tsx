import { useUsage } from '@callboard/react/measures'
import { useId, useMemo } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { judgeBudget, type UsageBudget } from './budget.ts'
import { UsageContext, usageState, type UsageMeterState } from './usage-context.tsx'

/** From this share of the budget on it is nearly used up. */
const NEAR = 0.8

export interface UsageMeterRootOptions {
  /** What this agent has spent. Left out: what all have, those that left included. */
  agentId?: string | undefined
  budget?: UsageBudget | undefined
  /**
   * The share of the budget from which on it counts as nearly used up, from 0 to 1.
   * @default 0.8
   */
  near?: number | undefined
  /**
   * Shows nothing while nothing was spent and there is no budget.
   * @default false
   */
  hideWhenEmpty?: boolean | undefined
}

/** What was spent, for the parts inside. Renders a `<div>`. */
export const UsageMeterRoot: Part<'div', UsageMeterState, UsageMeterRootOptions> = createPart(
  'div',
  'UsageMeter.Root',
  ({ agentId, budget: limits, near = NEAR, hideWhenEmpty = false, ...rest }: UsageMeterRootOptions) => {
    const labelId = useId()
    const usage = useUsage(agentId)
    const budget = judgeBudget(usage, limits, near)
    const { level, share, spent, limit, currency } = budget ?? {}
    const shown = useMemo(
      () => ({
        usage,
        labelId,
        budget: level === undefined || share === undefined || spent === undefined || limit === undefined ? undefined : { level, share, spent, limit, currency },
      }),
      [usage, labelId, level, share, spent, limit, currency],
    )
    const state = usageState(shown)
    if (hideWhenEmpty && state.empty && budget === undefined) return null
    return {
      state,
      rest,
      own: { role: 'group', 'aria-labelledby': labelId },
      wrap: (element) => <UsageContext.Provider value={shown}>{element}</UsageContext.Provider>,
    }
  },
)
