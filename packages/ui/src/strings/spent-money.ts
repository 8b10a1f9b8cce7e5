import type { Money, UsageSums } from '@callboard/session/measures'
import type { Formats } from './formats.ts'

/** What is less than this rounds to nothing, which would not be true. */
const LEAST = 0.01

/** An amount of money; what is less than a hundredth is said to be that. */
export function spentMoney({ amount, currency }: Money, formats: Formats): string {
  return amount > 0 && amount < LEAST / 2 ? `< ${formats.money(LEAST, currency)}` : formats.money(amount, currency)
}

/** All that was spent, by currency. */
export function allMoney(costs: UsageSums['costs'], formats: Formats): string {
  return costs.map((cost) => spentMoney(cost, formats)).join(' + ')
}
