import { Awareness, outdatedTimeout, removeAwarenessStates } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** How often presence is looked after, as Yjs itself does it. Milliseconds. */
const UPKEEP_INTERVAL_MS = outdatedTimeout / 10

/**
 * Awareness whose timer runs only from {@link startUpkeep} to `destroy`; Yjs' own starts one when it is made. So a
 * session that never connects, on a server or in a render that is thrown away, is memory and nothing else.
 */
export class SessionAwareness extends Awareness {
  #isKeptUp = false

  constructor(doc: Y.Doc) {
    super(doc)
    clearInterval(this._checkInterval)
  }

  /** From now on renews the own state and lets go of others that were not heard of for 30 s. Idempotent. */
  startUpkeep(): void {
    if (this.#isKeptUp) return
    this.#isKeptUp = true
    this._checkInterval = setInterval(() => this.#keepUp(), UPKEEP_INTERVAL_MS)
  }

  #keepUp(): void {
    const now = Date.now()
    const silentMs = (clientId: number): number => now - (this.meta.get(clientId)?.lastUpdated ?? now)
    const own = this.getLocalState()
    if (own !== null && silentMs(this.clientID) >= outdatedTimeout / 2) this.setLocalState(own)
    const others = [...this.states.keys()].filter((clientId) => clientId !== this.clientID)
    const gone = others.filter((clientId) => silentMs(clientId) >= outdatedTimeout)
    if (gone.length > 0) removeAwarenessStates(this, gone, 'timeout')
  }
}
