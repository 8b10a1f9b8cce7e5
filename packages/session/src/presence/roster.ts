import type { Awareness } from 'y-protocols/awareness'
import { readForeign } from '../document/foreign-value.ts'
import { own } from '../store/share.ts'
import { presenceStateSchema, type PresenceState } from '../schema/index.ts'

/** Everyone's connections, by participant key (`agent:<id>` or `person:<id>`), then by Yjs client id. */
export interface Roster {
  of(key: string): ReadonlyMap<number, PresenceState>
  /** Takes over what awareness holds of these clients; by default of all. */
  update(clientIds?: Iterable<number>): void
}

const nobody: ReadonlyMap<number, PresenceState> = new Map()

/** The key of a participant. */
export function participantKey({ kind, id }: Pick<PresenceState, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

/**
 * Makes a roster over `awareness`; `onChange` hears of each participant whose connections changed. While `isDeaf()`
 * nothing is known of others, so nobody is taken to have left.
 */
export function createRoster(
  awareness: Awareness,
  isDeaf: () => boolean,
  onChange: (key: string, who: PresenceState) => void,
): Roster {
  const clients = new Map<number, PresenceState>()
  const participants = new Map<string, Map<number, PresenceState>>()

  const put = (clientId: number, state: PresenceState | undefined): void => {
    const before = clients.get(clientId)
    if (before) {
      const key = participantKey(before)
      const connections = participants.get(key)
      clients.delete(clientId)
      connections?.delete(clientId)
      if (connections?.size === 0) participants.delete(key)
      if (!state || key !== participantKey(state)) onChange(key, before)
    }
    if (!state) return
    const key = participantKey(state)
    clients.set(clientId, state)
    participants.set(key, new Map(participants.get(key)).set(clientId, state))
    onChange(key, state)
  }
  return {
    of: (key) => participants.get(key) ?? nobody,
    update: (clientIds = [...clients.keys(), ...awareness.getStates().keys()]) => {
      for (const clientId of clientIds) {
        const before = clients.get(clientId)
        const state = readPresence(awareness.getStates().get(clientId), before)
        const hasVanished = clientId !== awareness.clientID && !awareness.states.has(clientId)
        if (state !== before && !(hasVanished && isDeaf())) put(clientId, state)
      }
    },
  }
}

function readPresence(state: unknown, before: PresenceState | undefined): PresenceState | undefined {
  const raw = own((state ?? {}) as Readonly<Record<string, unknown>>, 'callboard')
  const parsed = readForeign(raw, before, presenceStateSchema)
  return parsed.ok ? parsed.value : undefined
}
