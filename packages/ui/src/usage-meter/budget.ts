import type { UsageSums } from '@callboard/session/measures'
import type { BudgetLevel } from '../strings/usage-strings.ts'

/** What may be spent. Amounts that are not finite or below 0 are as if they were left out. */
export interface UsageBudget {
  /** Tokens, in and out together. */
  readonly tokens?: number | undefined
  /** Money in `currency`; what is spent in other currencies is shown, and does not count. */
  readonly cost?: number | undefined
  /** ISO 4217. */
  readonly currency?: string | undefined
}

/** How what was spent stands to the budget: to that of its limits that it is closest to. */
export interface JudgedBudget {
  readonly level: BudgetLevel
  /** From 0; more than 1 when more was spent than may be. */
  readonly share: number
  readonly spent: number
  readonly limit: number
  /** `undefined`: tokens. */
  readonly currency: string | undefined
}

/** Judges what was spent; `near` is the share of the budget from which on it is nearly used up. `undefined` without a budget. */
export function judgeBudget(usage: UsageSums, budget: UsageBudget | undefined, near: number): JudgedBudget | undefined {
  if (budget === undefined) return undefined
  const { tokens, cost, currency } = budget
  const inCurrency = usage.costs.find((money) => money.currency === currency)?.amount ?? 0
  const limits = [
    ...(isLimit(cost) && currency !== undefined ? [judge(inCurrency, cost, currency, near)] : []),
    ...(isLimit(tokens) ? [judge(usage.tokens, tokens, undefined, near)] : []),
  ]
  return limits.reduce<JudgedBudget | undefined>((worst, each) => (worst === undefined || each.share > worst.share ? each : worst), undefined)
}

function isLimit(limit: number | undefined): limit is number {
  return limit !== undefined && Number.isFinite(limit) && limit >= 0
}

function judge(spent: number, limit: number, currency: string | undefined, near: number): JudgedBudget {
  const share = limit > 0 ? spent / limit : Number(spent > 0) * 2
  return { level: share > 1 ? 'over' : share >= near ? 'near' : 'within', share, spent, limit, currency }
}
