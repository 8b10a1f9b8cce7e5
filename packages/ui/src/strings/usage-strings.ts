import type { UsageSums } from '@callboard/session/measures'
import type { Formats } from './formats.ts'

/** How what was spent stands to what may be: `near` from a share on that the app chooses, `over` when it is more. */
export type BudgetLevel = 'within' | 'near' | 'over'

/** The words around what was spent. */
export interface UsageStrings {
  readonly usageTitle: string
  usageOf(name: string): string
  /** Tokens and money in one line. */
  usageSums(usage: UsageSums, formats: Formats): string
  /** What went in and came out. */
  usageTokens(usage: UsageSums, formats: Formats): string
  /** Each amount is written with its unit already. */
  budget(budget: { spent: string; limit: string }): string
  /** @param rest what is left, or, of `over`, what is too much */
  budgetLevel(budget: { level: BudgetLevel; rest: string }): string
  /** So many tokens. */
  tokenCount(tokens: number, formats: Formats): string
}
