import type { Clock } from '../clock/clock.ts'
import { failure, type CallboardError } from '../protocol/callboard-error.ts'
import { shareFields } from '../store/share.ts'
import type { ConnectionState, Survival } from './connection.ts'
import { retryDelayMs, type Backoff } from './retry-delay.ts'
import { createSaveLedger, type SaveLedger } from './save-ledger.ts'
import { createValueStore, type ValueStore } from './value-store.ts'

/** What a relay promises a client, and allows it. */
export interface Grant extends Pick<ConnectionState, 'principal' | 'writes'> {
  readonly survives?: Survival | undefined
}

/** The state of a connection and those who wait for it: what every transport has in common. */
export class ConnectionStatus {
  readonly state: ValueStore<ConnectionState>
  readonly epoch: ValueStore<number | undefined> = createValueStore<number | undefined>(undefined)
  readonly ledger: SaveLedger = createSaveLedger()
  readonly #clock: Clock
  readonly #backoff: Backoff
  #attempt = 1
  #failures = 0
  /** Who waits; each looks for itself after every change, and leaves when it has what it waits for. */
  readonly #waiters = new Set<() => void>()

  constructor(clock: Clock, backoff: Backoff) {
    this.#clock = clock
    this.#backoff = backoff
    this.state = createValueStore<ConnectionState>({
      status: 'connecting',
      since: clock.now(),
      attempt: 1,
      synced: false,
      everSynced: false,
      saving: 'unknown',
      survives: 'nothing',
    })
  }

  get isClosed(): boolean {
    return this.state.getSnapshot().status === 'closed'
  }

  /** A try begins. */
  trying(): void {
    this.#update({ attempt: this.#attempt, retryAt: undefined, synced: false })
  }

  /** The server answers. */
  connected(): void {
    if (this.state.getSnapshot().status === 'connected') return
    this.#update({ status: 'connected', attempt: 0, retryAt: undefined })
  }

  /** The first sync of this connection is done; whatever went wrong before is over. */
  synced(): void {
    this.#update({ synced: true, everSynced: true, error: undefined })
  }

  /** The link is gone. Returns how long to wait before the next try, ms; a link that lasted resets the backoff. */
  lost(error: CallboardError | undefined): number {
    const { synced, status, since, error: before } = this.state.getSnapshot()
    // A relay that cannot store lets in, fails and sends away: it must not be overrun meanwhile.
    const hasLasted = synced && this.#clock.now() - since >= this.#backoff.maxMs
    this.#failures = hasLasted ? 1 : this.#failures + 1
    this.#attempt = status === 'connected' ? 1 : this.#attempt + 1
    const delay = retryDelayMs(this.#failures, this.#backoff)
    this.#update({
      status: status === 'connected' ? 'reconnecting' : status,
      attempt: this.#attempt,
      retryAt: this.#clock.now() + delay,
      synced: false,
      error: error ?? before,
    })
    return delay
  }

  /** Closed for good. */
  closed(error: CallboardError | undefined): void {
    this.#update({ status: 'closed', attempt: 0, retryAt: undefined, synced: false, error })
  }

  /** The relay has said what it promises and allows. */
  granted({ survives, principal, writes }: Grant): void {
    // As text, whatever a hostile relay sends.
    this.#update({ survives: survives ?? 'nothing', principal, writes: writes && [writes].flat().map(String) })
  }

  /** Brings `saving` up to the ledger. */
  saved(): void {
    this.#update({})
  }

  whenSynced(): Promise<void> {
    return this.#when(() => this.state.getSnapshot().everSynced)
  }

  async whenSaved(): Promise<void> {
    // A write from within an observer of the document is told of only when the observers have returned.
    await Promise.resolve()
    const write = this.ledger.written()
    await this.#when(() => this.ledger.covers(write))
  }

  #when(isMet: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (isMet()) resolve()
        else if (this.isClosed) reject(this.state.getSnapshot().error ?? closedError())
        else return void this.#waiters.add(look)
        this.#waiters.delete(look)
      }
      look()
    })
  }

  #update(change: Partial<ConnectionState>): void {
    const before = this.state.getSnapshot()
    if (before.status === 'closed') return
    const next = { ...before, ...change, saving: this.ledger.saving() }
    const since = next.status === before.status ? before.since : this.#clock.now()
    this.state.set(shareFields(before, { ...next, since }))
    for (const look of this.#waiters) look()
  }
}

function closedError(): CallboardError {
  return failure(
    'session-closed',
    'The connection was closed, so nothing more is sent or received. Make a new session.',
  )
}
