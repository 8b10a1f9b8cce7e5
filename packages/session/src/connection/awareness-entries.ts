import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { isEqual } from '../store/share.ts'

/** One client's presence as it travels: its state (`null`: gone) and the clock that orders its states. */
export interface AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  readonly state: Readonly<Record<string, unknown>> | null
}

/** Whose presence came, changed or went, by Yjs client id, as awareness tells its listeners. */
export type AwarenessChange = Readonly<Record<'added' | 'updated' | 'removed', readonly number[]>>

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

/** Takes what an awareness update of y-protocols has that is newer. Throws on what is malformed. */
export function applyAwarenessEntries(awareness: Awareness, update: Uint8Array, origin: unknown): void {
  const decoder = decoding.createDecoder(update)
  const newer: AwarenessEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state = JSON.parse(decoding.readVarString(decoder)) as AwarenessEntry['state']
    const known = awareness.meta.get(clientId)?.clock ?? 0
    const own = clientId === awareness.clientID && awareness.getLocalState()
    if (known > clock || (known === clock && !(state === null && awareness.states.has(clientId)))) continue
    // Others may think that we are gone: they are told again.
    newer.push(state === null && own ? { clientId, clock: clock + 1, state: own } : { clientId, clock, state })
  }
  setAwarenessEntries(awareness, newer, origin)
}

/** Puts entries in place of what is known of these clients, and tells the listeners as y-protocols does. */
export function setAwarenessEntries(awareness: Awareness, entries: readonly AwarenessEntry[], origin: unknown): void {
  const { states, meta } = awareness
  const [added, updated, changed, removed]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const { clientId, clock, state } of entries) {
    const before = states.get(clientId)
    meta.set(clientId, { clock, lastUpdated: Date.now() })
    if (state === null) {
      if (states.delete(clientId)) removed.push(clientId)
      continue
    }
    states.set(clientId, state)
    ;(before === undefined ? added : updated).push(clientId)
    if (before !== undefined && !isEqual(before, state)) changed.push(clientId)
  }
  const tell = (event: 'change' | 'update', renewed: number[]): void => {
    const change = { added, updated: renewed, removed }
    if (Object.values(change).flat().length > 0) awareness.emit(event, [change, origin])
  }
  tell('change', changed)
  tell('update', updated)
}

/**
 * Forgets others, all or some: of them nothing is known while the link is gone. Their clocks are forgotten too, or the
 * same states would be ignored as old when the next connection shows them again.
 */
export function forgetOthers(awareness: Awareness, origin: unknown, clientIds?: number[]): void {
  const others = clientIds ?? [...awareness.meta.keys()].filter((clientId) => clientId !== awareness.clientID)
  setAwarenessEntries(awareness, others.map((clientId) => ({ clientId, clock: 0, state: null })), origin)
  for (const clientId of others) awareness.meta.delete(clientId)
}
