import type { AgentView } from '../agents/agent-view.ts'
import type { PresenceState } from '../schema/index.ts'
import type { DerivedStatus, StatusReason } from './derive-status.ts'

/** Someone on the board: an agent, connected or not, or a person who is connected. */
export interface ParticipantView {
  /** `agent:<id>` or `person:<id>`. */
  readonly key: string
  readonly kind: 'agent' | 'person'
  readonly id: string
  readonly name: string
  /** URL of a picture. */
  readonly avatar?: string | undefined
  readonly online: boolean
  /** A person who is here is `online`. */
  readonly status: DerivedStatus | 'online'
  /** Relay milliseconds. */
  readonly since: number
  readonly reason: StatusReason
  /** The connections, oldest first: for a person one a tab. */
  readonly devices: readonly Device[]
  /** Where in the app, on the device that came last. */
  readonly place?: string | undefined
  /** Whether it is this session's own identity. */
  readonly self: boolean
}

/** One connection of a participant. */
export interface Device {
  readonly clientId: number
  readonly device?: string | undefined
  readonly place?: string | undefined
}

/** What a {@link ParticipantView} is made of. */
export interface ParticipantEvidence {
  readonly key: string
  readonly connections: ReadonlyMap<number, PresenceState>
  /** For an agent: its view. */
  readonly agent: AgentView | undefined
  readonly self: boolean
}

/** Makes the view of a participant; `undefined` when there is no such one. */
export function viewParticipant({ key, connections, agent, self }: ParticipantEvidence): ParticipantView | undefined {
  const sorted = [...connections].sort(([a, left], [b, right]) => left.joinedAt - right.joinedAt || a - b)
  const devices = sorted.map(([clientId, { device, place }]) => ({ clientId, device, place }))
  const place = devices.findLast((device) => device.place !== undefined)?.place
  if (agent !== undefined) {
    const { id, name, avatar, online, status, since, reason } = agent
    return { key, kind: 'agent', id, name, avatar, online, status, since, reason, devices, place, self }
  }
  const [first] = sorted
  const last = sorted.at(-1)
  if (first === undefined || last === undefined || last[1].kind !== 'person') return undefined
  const { id, name, avatar } = last[1]
  const since = first[1].joinedAt
  return { key, kind: 'person', id, name, avatar, online: true, status: 'online', since, reason: 'joined', devices, place, self }
}
