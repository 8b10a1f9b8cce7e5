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

/** Makes the view of a participant, an agent if there is one; `undefined` when nobody is there. */
export function viewParticipant(
  key: string,
  connections: ReadonlyMap<number, PresenceState>,
  agent: AgentView | undefined,
  self: boolean,
): ParticipantView | undefined {
  const sorted = [...connections].sort(([a, left], [b, right]) => left.joinedAt - right.joinedAt || a - b)
  const devices = sorted.map(([clientId, { device, place }]) => ({ clientId, device, place }))
  const place = devices.findLast((device) => device.place !== undefined)?.place
  const [first] = sorted
  const [, last] = sorted.at(-1) ?? []
  const person =
    first === undefined || last?.kind !== 'person' ? undefined : { ...last, ...here, since: first[1].joinedAt }
  const who = agent ?? person
  if (who === undefined) return undefined
  const { id, name, avatar, online, status, since, reason } = who
  const kind = agent === undefined ? 'person' : 'agent'
  return { key, kind, id, name, avatar, online, status, since, reason, devices, place, self }
}

const here = { online: true, status: 'online', reason: 'joined' } as const
