import { isIPv6 } from 'node:net'
import { KeyedRate } from './keyed-rate.ts'
import { handshakesTooFast } from './limit-errors.ts'

/** How often somebody may connect. Options of the relay. */
export interface HandshakeRateLimits {
  /** Handshakes from one address in a second, and twenty times as many at once; of IPv6 the first 64 bits count. @default 200 */
  readonly handshakesPerAddress: number
  /** Handshakes of one identity in a second, and twenty times as many at once. @default 50 */
  readonly handshakesPerIdentity: number
}

export const DEFAULT_HANDSHAKE_RATES: HandshakeRateLimits = { handshakesPerAddress: 200, handshakesPerIdentity: 50 }

/** Everyone behind one address comes back at once when the relay was restarted: that is no attack. Seconds. */
const BURST_SECONDS = 20

/** Counts handshakes by where they come from and by who it is. */
export class HandshakeRates {
  readonly #addresses: KeyedRate
  readonly #identities: KeyedRate

  /** `now` in milliseconds that never fall. */
  constructor({ handshakesPerAddress, handshakesPerIdentity }: HandshakeRateLimits, now: () => number) {
    this.#addresses = new KeyedRate({ perSecond: handshakesPerAddress, burst: handshakesPerAddress * BURST_SECONDS }, now)
    this.#identities = new KeyedRate({ perSecond: handshakesPerIdentity, burst: handshakesPerIdentity * BURST_SECONDS }, now)
  }

  /** Counts a handshake before its token is read. Throws `rate-limited`. */
  countAddress(address: string | undefined): void {
    const waitMs = address === undefined ? 0 : this.#addresses.take(networkOf(address))
    if (waitMs > 0) throw handshakesTooFast('This address', 'handshakes-per-address', waitMs)
  }

  /** Counts a handshake of an identity, by its key. Throws `rate-limited`. */
  countIdentity(key: string): void {
    const waitMs = this.#identities.take(key)
    if (waitMs > 0) throw handshakesTooFast('Who this token stands for', 'handshakes-per-identity', waitMs)
  }
}

/** Whoever has an IPv6 address has 2^64 of them. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  if (tail !== undefined) {
    const rest = tail === '' ? [] : tail.split(':')
    while (groups.length + rest.length < 8) groups.push('0')
    groups.push(...rest)
  }
  return groups.slice(0, 4).join(':')
}
