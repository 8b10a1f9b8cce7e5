import { Awareness, outdatedTimeout } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/**
 * Awareness without the timer that Yjs' own starts when it is made. So a session that never connects, on a server or in
 * a render that is thrown away, is memory and nothing else.
 */
export function createAwareness(doc: Y.Doc): Awareness {
  const awareness = new Awareness(doc)
  clearInterval(awareness._checkInterval)
  return awareness
}

/**
 * From now on, until it is destroyed, renews the own state, which stock servers forget after 30 s. To let go of others
 * is left to the server: it is the one who knows that they are gone.
 */
export function startUpkeep(awareness: Awareness): void {
  awareness._checkInterval = setInterval(() => {
    const own = awareness.getLocalState()
    if (own !== null) awareness.setLocalState(own)
  }, outdatedTimeout / 2)
}
