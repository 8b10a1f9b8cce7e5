/** How much of all that is in quarantine may be whose. Bytes. */
export interface QuarantineTotalLimits {
  /** Of one identity, over all its connections and sessions. */
  readonly perPayer: number
  /** Of all together. */
  readonly inAll: number
}

/** How much waits in the quarantines of a relay, by who sent it: one a relay, so that many connections wait for no more than few. */
export class QuarantineTotals {
  readonly #limits: QuarantineTotalLimits
  readonly #payers = new Map<unknown, number>()
  #inAll = 0

  constructor(limits: QuarantineTotalLimits) {
    this.#limits = limits
  }

  /** What waits of `payer` grew, or shrank, by so many bytes. Returns whether it grew too much; it counts nevertheless, until it is taken out. */
  change(payer: unknown, bytes: number): boolean {
    const waiting = (this.#payers.get(payer) ?? 0) + bytes
    this.#inAll += bytes
    if (waiting > 0) this.#payers.set(payer, waiting)
    else this.#payers.delete(payer)
    return bytes > 0 && (waiting > this.#limits.perPayer || this.#inAll > this.#limits.inAll)
  }
}
