/** The shortest and longest memory of a flow, milliseconds: what has lasted longer is judged by more of its past. */
const SHORTEST_MEMORY_MS = 12_000
const LONGEST_MEMORY_MS = 90_000

/** The memory as a share of how long the flow has been watched. */
const MEMORY_OF_AGE = 1 / 3

/** So much is believed of what was there before it was watched, milliseconds. */
const BELIEVED_PAST_MS = 8_000

/** Silence counts once it lasts this many times longer than it usually does. */
const USUAL_GAPS = 2.5

/** Nothing is said before something was watched for so long, milliseconds. */
const SHORTEST_WATCH_MS = 3_000

/** An amount that grows as time goes by. */
export interface Flow {
  /** Takes the amount as it is at `at`, milliseconds; `isMoving` says whether it can grow from then on. */
  observe(amount: number, at: number, isMoving: boolean): void
  /** Amount a second, or `undefined` while too little is known. */
  rate(at: number): number | undefined
}

/**
 * Watches an amount. Its rate is an exponentially weighted mean over time, not over updates, so that it does not matter how often
 * or how regularly they come. Time in which nothing can grow does not count, an amount that fell is no negative rate.
 *
 * @param past what is said of the time before: `amount` came within `ms`
 */
export function createFlow(past?: { readonly amount: number; readonly ms: number }): Flow {
  let grown = 0
  let time = 0
  let age = 0
  let gap: number | undefined
  let last: { amount: number; at: number } | undefined
  let waited = 0
  let movesSince: number | undefined

  if (past !== undefined && past.ms >= SHORTEST_WATCH_MS && past.amount > 0) {
    time = Math.min(past.ms, BELIEVED_PAST_MS)
    grown = (past.amount / past.ms) * time
    age = time
  }
  const memory = (): number => Math.min(Math.max(age * MEMORY_OF_AGE, SHORTEST_MEMORY_MS), LONGEST_MEMORY_MS)
  const moved = (at: number): number => waited + (movesSince === undefined ? 0 : Math.max(at - movesSince, 0))
  const add = (growth: number, ms: number): void => {
    const kept = Math.exp(-ms / memory())
    const weight = memory() * (1 - kept)
    grown = grown * kept + (growth / ms) * weight
    time = time * kept + weight
    age += ms
    gap = gap === undefined ? ms : gap + (ms - gap) / 4
  }
  return {
    observe: (amount, at, isMoving) => {
      const ms = moved(at)
      if (last === undefined || amount < last.amount) {
        last = { amount, at }
        waited = 0
      } else if (amount > last.amount && ms > 0) {
        add(amount - last.amount, ms)
        last = { amount, at }
        waited = 0
      } else {
        waited = ms
      }
      movesSince = isMoving ? at : undefined
    },
    rate: (at) => {
      if (age < SHORTEST_WATCH_MS) return undefined
      const silence = Math.max(moved(at) - (gap ?? SHORTEST_WATCH_MS) * USUAL_GAPS, 0)
      const kept = Math.exp(-silence / memory())
      return ((grown * kept) / (time * kept + memory() * (1 - kept))) * 1_000
    },
  }
}
