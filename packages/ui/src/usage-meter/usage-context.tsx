import { CallboardError } from '@callboard/session'
import type { UsageSums } from '@callboard/session/measures'
import { createContext, useContext } from 'react'
import type { BudgetLevel } from '../strings/usage-strings.ts'
import type { JudgedBudget } from './budget.ts'

/** What the parts of a meter show. */
export interface ShownUsage {
  readonly usage: UsageSums
  readonly budget: JudgedBudget | undefined
  readonly labelId: string
}

/** The state of the parts of a usage meter, as attributes. */
export interface UsageMeterState {
  /** `data-level`: `within`, `near` or `over` the budget; `none` without one */
  level: BudgetLevel | 'none'
  /** `data-empty`: present while nothing was spent */
  empty: boolean
}

export const UsageContext: React.Context<ShownUsage | undefined> = createContext<ShownUsage | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `UsageMeter.Root` */
export function useShownUsage(part: string): ShownUsage {
  const shown = useContext(UsageContext)
  if (shown === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know whose usage to show. Put it inside UsageMeter.Root.`,
    })
  }
  return shown
}

/** How usage shows. */
export function usageState({ usage, budget }: ShownUsage): UsageMeterState {
  return { level: budget?.level ?? 'none', empty: usage.tokens === 0 && usage.costs.length === 0 }
}
