import type { Formats } from '../strings/formats.ts'
import { spentMoney } from '../strings/spent-money.ts'
import type { UsageStrings } from '../strings/usage-strings.ts'
import type { JudgedBudget } from './budget.ts'

/** A budget in words. */
export interface BudgetWords {
  /** What was spent of it. */
  readonly spent: string
  /** What is left or too much. */
  readonly level: string
}

/** Says how what was spent stands to the budget. */
export function budgetWords({ level, spent, limit, currency }: JudgedBudget, strings: UsageStrings, formats: Formats): BudgetWords {
  const write = (amount: number): string =>
    currency === undefined ? strings.tokenCount(amount, formats) : spentMoney({ amount, currency }, formats)
  return {
    spent: strings.budget({ spent: write(spent), limit: write(limit) }),
    level: strings.budgetLevel({ level, rest: write(Math.abs(limit - spent)) }),
  }
}
