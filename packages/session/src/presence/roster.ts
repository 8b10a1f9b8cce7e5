import type { Awareness } from 'y-protocols/awareness'
import { parseWith, presenceStateSchema, type PresenceState } from '../schema/index.ts'
import { share } from '../store/share.ts'

/** Everyone's connections, by participant key (`agent:<id>` or `person:<id>`), then by Yjs client id. */
export interface Roster {
  of(key: string): ReadonlyMap<number, PresenceState>
  /**
   * Takes over what awareness holds of these clients. While the own link is down nothing is known of others, so
   * `keepsLost` holds on to those that vanish.
   */
  update(clientIds: readonly number[], keepsLost: boolean): void
  /** Lets go of those that were held on to and have not been heard of since. */
  dropLost(): void
}

const nobody: ReadonlyMap<number, PresenceState> = new Map()

/** The key of a participant. */
export function participantKey(kind: PresenceState['kind'], id: string): string {
  return `${kind}:${id}`
}

/** Makes a roster over `awareness`; `onChange` hears of each participant whose connections changed. */
export function createRoster(awareness: Awareness, onChange: (key: string) => void): Roster {
  const clients = new Map<number, PresenceState>()
  const participants = new Map<string, Map<number, PresenceState>>()
  const lost = new Set<number>()

  const remove = (clientId: number): void => {
    const state = clients.get(clientId)
    lost.delete(clientId)
    if (state === undefined) return
    const key = participantKey(state.kind, state.id)
    const members = participants.get(key)
    clients.delete(clientId)
    members?.delete(clientId)
    if (members?.size === 0) participants.delete(key)
    onChange(key)
  }
  const put = (clientId: number, state: PresenceState): void => {
    const before = clients.get(clientId)
    if (before === state) return
    if (before !== undefined && (before.kind !== state.kind || before.id !== state.id)) remove(clientId)
    const key = participantKey(state.kind, state.id)
    const members = participants.get(key) ?? new Map<number, PresenceState>()
    participants.set(key, members)
    clients.set(clientId, state)
    members.set(clientId, state)
    // A reloaded page or a new life of an agent stands for the one that vanished while nobody could be heard.
    for (const [other, { device }] of members) {
      if (other !== clientId && lost.has(other) && (state.kind === 'agent' || device === state.device)) remove(other)
    }
    onChange(key)
  }
  return {
    of: (key) => participants.get(key) ?? nobody,
    update: (clientIds, keepsLost) => {
      for (const clientId of clientIds) {
        const state = readPresence(awareness.getStates().get(clientId), clients.get(clientId))
        if (state !== undefined) {
          lost.delete(clientId)
          put(clientId, state)
        } else if (keepsLost && clientId !== awareness.clientID && !awareness.getStates().has(clientId)) {
          if (clients.has(clientId)) lost.add(clientId)
        } else {
          remove(clientId)
        }
      }
    },
    dropLost: () => {
      for (const clientId of lost) remove(clientId)
    },
  }
}

function readPresence(state: unknown, previous: PresenceState | undefined): PresenceState | undefined {
  if (typeof state !== 'object' || state === null || !Object.hasOwn(state, 'callboard')) return undefined
  const plain = share(previous, (state as Readonly<Record<string, unknown>>)['callboard'])
  if (plain === previous) return previous
  const result = parseWith(presenceStateSchema, plain)
  return result.ok ? (plain as PresenceState) : undefined
}
