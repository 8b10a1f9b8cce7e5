import type { Clock } from '../clock/clock.ts'
import { failure, type CallboardError } from '../protocol/callboard-error.ts'
import { shareFields } from '../store/share.ts'
import type { Store } from '../store/store.ts'
import type { Connection, ConnectionState, Survival } from './connection.ts'
import { retryDelayMs, type Backoff } from './retry-delay.ts'
import { createSaveLedger, type SaveLedger } from './save-ledger.ts'
import { createValueStore, type ValueStore } from './value-store.ts'

/** What a relay promises a client, and allows it. */
export interface Grant extends Pick<ConnectionState, 'principal' | 'writes'> {
  readonly survives?: Survival | undefined
}

/** The state of a connection and those who wait for it: what every transport has in common. */
export interface ConnectionStatus extends Pick<Connection, 'whenSynced' | 'whenSaved'> {
  readonly state: Store<ConnectionState>
  readonly epoch: ValueStore<number | undefined>
  readonly ledger: SaveLedger
  readonly isClosed: () => boolean
  /** A try begins. */
  trying(): void
  /** The server answers. */
  connected(): void
  /** The first sync of this connection is done; whatever went wrong before is over. */
  synced(): void
  /** The link is gone. Returns how long to wait before the next try, ms; a link that lasted resets the backoff. */
  lost(error: CallboardError | undefined): number
  /** Closed for good. */
  closed(error: CallboardError | undefined): void
  /** The relay has said what it promises and allows. */
  granted(grant: Grant): void
  /** Brings `saving` up to the ledger. */
  saved(): void
}

const CLOSED = 'The connection is closed, so nothing is sent. Make a new session.'

/** The status of a connection that has yet to be tried. */
export function createConnectionStatus(clock: Clock, backoff: Backoff): ConnectionStatus {
  const ledger = createSaveLedger()
  const { getSnapshot, subscribe, set } = createValueStore<ConnectionState>({
    status: 'connecting',
    since: clock.now(),
    attempt: 1,
    synced: false,
    everSynced: false,
    saving: 'unknown',
    survives: 'nothing',
  })
  /** Who waits; each looks for itself after every change, and leaves when it has what it waits for. */
  const waiters = new Set<() => void>()
  const isClosed = (): boolean => getSnapshot().status === 'closed'
  let failures = 0

  const update = (change?: Partial<ConnectionState>): void => {
    const before = getSnapshot()
    if (isClosed()) return
    const next = { ...before, ...change, saving: ledger.saving() }
    const since = next.status === before.status ? before.since : clock.now()
    set(shareFields(before, { ...next, since }))
    for (const look of waiters) look()
  }
  const when = (isMet: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (isMet()) resolve()
        else if (isClosed()) reject(getSnapshot().error ?? failure('session-closed', CLOSED))
        else return void waiters.add(look)
        waiters.delete(look)
      }
      look()
    })
  return {
    state: { getSnapshot, subscribe },
    epoch: createValueStore<number | undefined>(undefined),
    ledger,
    isClosed,
    trying: () => update({ retryAt: undefined }),
    connected: () => {
      if (getSnapshot().status !== 'connected') update({ status: 'connected', attempt: 0, retryAt: undefined })
    },
    synced: () => update({ synced: true, everSynced: true, error: undefined }),
    lost: (error) => {
      const { synced, status, since, attempt, error: before } = getSnapshot()
      // A relay that cannot store lets in, fails and sends away: it must not be overrun meanwhile.
      failures = synced && clock.now() - since >= backoff.maxMs ? 1 : failures + 1
      const delay = retryDelayMs(failures, backoff)
      update({
        status: status === 'connected' ? 'reconnecting' : status,
        attempt: attempt + 1,
        retryAt: clock.now() + delay,
        synced: false,
        error: error ?? before,
      })
      return delay
    },
    closed: (error) => update({ status: 'closed', attempt: 0, retryAt: undefined, synced: false, error }),
    // As text, whatever a hostile relay sends.
    granted: ({ survives, principal, writes }) =>
      update({ survives: survives ?? 'nothing', principal, writes: writes && [writes].flat().map(String) }),
    saved: update,
    whenSynced: () => when(() => getSnapshot().everSynced),
    whenSaved: async () => {
      // A write from within an observer of the document is told of only when the observers have returned.
      await Promise.resolve()
      const write = ledger.written()
      await when(() => ledger.covers(write))
    },
  }
}
