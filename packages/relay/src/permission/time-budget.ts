/** How much time an identity may take of the relay's one thread. */
export interface TimeBudgetOptions {
  /** Milliseconds a second. */
  readonly perSecondMs: number
  /** What may be taken at once by one that took nothing for a while. Milliseconds. */
  readonly burstMs: number
  readonly now: () => number
}

interface Account {
  balanceMs: number
  at: number
}

/** So many accounts are kept; beyond that those that are full again are forgotten. */
const SWEEP_ACCOUNTS = 1_024

/**
 * Budgets of measured time, one a key: what is dear is paid for by who sends it, whatever made it dear. An account may be
 * overdrawn once, since nobody knows before what an update costs; then its owner waits.
 */
export class TimeBudget {
  readonly #options: TimeBudgetOptions
  readonly #accounts = new Map<string, Account>()

  constructor(options: TimeBudgetOptions) {
    this.#options = options
  }

  spend(key: string, ms: number): void {
    const { burstMs, now } = this.#options
    if (this.#accounts.size >= SWEEP_ACCOUNTS) this.#sweep()
    this.#accounts.set(key, { balanceMs: Math.min(burstMs, this.#balance(key)) - ms, at: now() })
  }

  /** How long until the account is no longer overdrawn, milliseconds; 0 if it is not. */
  waitMs(key: string): number {
    const balance = this.#balance(key)
    return balance >= 0 ? 0 : Math.ceil((-balance * 1_000) / this.#options.perSecondMs)
  }

  #balance(key: string): number {
    const { burstMs, perSecondMs, now } = this.#options
    const account = this.#accounts.get(key)
    if (account === undefined) return burstMs
    return Math.min(burstMs, account.balanceMs + ((now() - account.at) * perSecondMs) / 1_000)
  }

  #sweep(): void {
    for (const key of this.#accounts.keys()) {
      if (this.#balance(key) >= this.#options.burstMs) this.#accounts.delete(key)
    }
  }
}
