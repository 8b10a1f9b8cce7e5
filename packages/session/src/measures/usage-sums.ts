import type { Usage } from '../schema/index.ts'

/** An amount of money in `currency` (ISO 4217, or whatever an agent calls it). */
export interface Money {
  readonly currency: string
  readonly amount: number
}

/** What was spent. */
export interface UsageSums {
  readonly inputTokens: number
  readonly outputTokens: number
  /** Both together. */
  readonly tokens: number
  /** One for each currency, by name; amounts of different currencies are never added. */
  readonly costs: readonly Money[]
}

/** Nothing was spent. */
export const NO_USAGE: UsageSums = { inputTokens: 0, outputTokens: 0, tokens: 0, costs: [] }

/** What is more than this is a mistake, and would take the exactness of all sums with it. */
const MOST_TOKENS = 1e12
const MOST_MONEY = 1e9

/** Money is added up in millionths, as whole numbers: so adding and taking away leaves no trace. */
const MILLIONTHS = 1_000_000

/** Adds up usage, one by one; what was added can be taken away again. */
export interface UsageAdder {
  add(usage: Usage | undefined, sign: 1 | -1): void
  read(): UsageSums
}

/** Makes an adder at nothing. */
export function createUsageAdder(): UsageAdder {
  const costs = new Map<string, { millionths: number; agents: number }>()
  let inputTokens = 0
  let outputTokens = 0
  return {
    add: (usage, sign) => {
      if (usage === undefined) return
      inputTokens += sign * within(usage.inputTokens, MOST_TOKENS)
      outputTokens += sign * within(usage.outputTokens, MOST_TOKENS)
      if (usage.cost === undefined || usage.currency === undefined) return
      const sum = costs.get(usage.currency) ?? { millionths: 0, agents: 0 }
      sum.millionths += sign * Math.round(within(usage.cost, MOST_MONEY) * MILLIONTHS)
      sum.agents += sign
      if (sum.agents === 0) costs.delete(usage.currency)
      else costs.set(usage.currency, sum)
    },
    read: () => ({
      inputTokens,
      outputTokens,
      tokens: inputTokens + outputTokens,
      costs: [...costs]
        .map(([currency, { millionths }]) => ({ currency, amount: millionths / MILLIONTHS }))
        .sort((left, right) => (left.currency < right.currency ? -1 : 1)),
    }),
  }
}

/** The sums of one agent's usage. */
export function usageSums(usage: Usage | undefined): UsageSums {
  if (usage === undefined) return NO_USAGE
  const adder = createUsageAdder()
  adder.add(usage, 1)
  return adder.read()
}

function within(amount: number | undefined, most: number): number {
  return amount === undefined || !(amount > 0) ? 0 : Math.min(amount, most)
}
