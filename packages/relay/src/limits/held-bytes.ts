/** How much of what is held may be whose. Bytes. */
export interface HeldBytesLimits {
  /** Of one identity, over all its connections and sessions. */
  readonly perPayer: number
  /** Of all together. */
  readonly inAll: number
}

/** How much the relay holds in memory of one kind, by who sent it: one a relay, so that many connections hold no more than few. */
export class HeldBytes {
  readonly #limits: HeldBytesLimits
  readonly #payers = new Map<unknown, number>()
  #inAll = 0

  constructor(limits: HeldBytesLimits) {
    this.#limits = limits
  }

  /** What is held of `payer` grew, or shrank, by so many bytes. Returns whether it grew too much; it counts nevertheless, until it is taken out. */
  change(payer: unknown, bytes: number): boolean {
    const held = (this.#payers.get(payer) ?? 0) + bytes
    this.#inAll += bytes
    if (held > 0) this.#payers.set(payer, held)
    else this.#payers.delete(payer)
    return bytes > 0 && (held > this.#limits.perPayer || this.#inAll > this.#limits.inAll)
  }
}
