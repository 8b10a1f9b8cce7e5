import { ObservableV2 } from 'lib0/observable'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { PRESENCE_UPKEEP_MS } from '../clock/durations.ts'
import { setAwarenessEntries, type AwarenessEntry } from '../connection/awareness-entries.ts'

type State = AwarenessEntry['state']

type Listener = (what: object, origin?: unknown) => void

type Events = { change: Listener; update: Listener; destroy: Listener }

/** `Awareness` of y-protocols in fewer words, and without the timer that it starts when it is made. */
class SessionAwareness extends ObservableV2<Events> {
  readonly doc: Y.Doc
  readonly clientID: number
  readonly states = new Map<number, NonNullable<State>>()
  readonly meta = new Map<number, { clock: number; lastUpdated: number }>()
  _checkInterval: ReturnType<typeof setInterval> | undefined

  constructor(doc: Y.Doc) {
    super()
    this.doc = doc
    this.clientID = doc.clientID
    doc.on('destroy', () => this.destroy())
    this.setLocalState(null)
  }

  override destroy(): void {
    this.emit('destroy', [this])
    this.setLocalState(null)
    super.destroy()
    clearInterval(this._checkInterval)
  }

  getLocalState(): State {
    return this.states.get(this.clientID) ?? null
  }

  setLocalState(state: State): void {
    const clock = (this.meta.get(this.clientID)?.clock ?? -1) + 1
    setAwarenessEntries(this as unknown as Awareness, [{ clientId: this.clientID, clock, state }], 'local')
  }

  setLocalStateField(field: string, value: unknown): void {
    const state = this.getLocalState()
    if (state) this.setLocalState({ ...state, [field]: value })
  }

  getStates(): ReadonlyMap<number, NonNullable<State>> {
    return this.states
  }
}

/**
 * Awareness that starts no timer. So a session that never connects, on a server or in a render that is thrown away, is memory
 * and nothing else.
 */
export function createAwareness(doc: Y.Doc): Awareness {
  return new SessionAwareness(doc) as unknown as Awareness
}

/**
 * From now on, until it is destroyed, renews the own state, which stock servers forget after 30 s. To let go of others
 * is left to the server: it is the one who knows that they are gone.
 */
export function startUpkeep(awareness: Awareness): void {
  awareness._checkInterval = setInterval(() => {
    const own = awareness.getLocalState()
    if (own) awareness.setLocalState(own)
  }, PRESENCE_UPKEEP_MS)
}
