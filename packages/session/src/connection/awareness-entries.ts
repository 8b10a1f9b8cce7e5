import * as encoding from 'lib0/encoding'
import { removeAwarenessStates, type Awareness } from 'y-protocols/awareness'

/** One client's presence as it travels: its state (`null`: gone) and the clock that orders its states. */
export interface AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  readonly state: Readonly<Record<string, unknown>> | null
}

/** Our own entry. The presence of others is theirs to send. */
export function ownAwarenessEntry(awareness: Awareness): AwarenessEntry {
  return {
    clientId: awareness.clientID,
    clock: awareness.meta.get(awareness.clientID)?.clock ?? 0,
    state: awareness.getLocalState(),
  }
}

/** Encodes entries as an awareness update of y-protocols. */
export function encodeAwarenessEntries(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}

/**
 * Forgets others, all or some: of them nothing is known while the link is gone. Their clocks are forgotten too, or the
 * same states would be ignored as old when the next connection shows them again.
 */
export function forgetOthers(awareness: Awareness, origin: unknown, clientIds?: number[]): void {
  const others = clientIds ?? [...awareness.meta.keys()].filter((clientId) => clientId !== awareness.clientID)
  removeAwarenessStates(awareness, others, origin)
  for (const clientId of others) awareness.meta.delete(clientId)
}
