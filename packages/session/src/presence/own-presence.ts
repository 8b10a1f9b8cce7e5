import type { Awareness } from 'y-protocols/awareness'
import type { Connection } from '../connection/connection.ts'
import type { TabDevice } from '../device/device.ts'
import { toJson } from '../document/json.ts'
import type { Identity } from '../session/identity.ts'

/** What this session says of itself to those who are here. */
export interface OwnPresence {
  setPlace(place: string | undefined): void
  /** Merges fields of the app's own; `undefined` removes one. */
  setFields(fields: Readonly<Record<string, unknown>>): void
  leave(): void
}

/** What {@link announcePresence} works with. */
export interface OwnPresenceOptions {
  readonly awareness: Awareness
  readonly identity: Identity
  readonly connection: Connection
  readonly device: TabDevice
  readonly now: () => number
}

/**
 * Announces the identity as soon as what it is made of is certain: a person's device, an agent's epoch (unless the
 * server turns out to give none).
 */
export function announcePresence(options: OwnPresenceOptions): OwnPresence {
  const { awareness, identity, connection, device, now } = options
  let place: string | undefined
  let fields: Readonly<Record<string, unknown>> = {}
  let joinedAt: number | undefined
  let hasLeft = identity.kind === 'observer'

  const announce = (): void => {
    const epoch = connection.epoch.getSnapshot()
    const isPerson = identity.kind === 'person'
    const isCertain = isPerson ? device.known() !== undefined : epoch !== undefined || connection.state.getSnapshot().everSynced
    if (hasLeft || !isCertain) return
    joinedAt ??= now()
    const known = { ...identity, device: isPerson ? device.id() : undefined, epoch, place, joinedAt }
    awareness.setLocalState({ ...fields, callboard: toJson(known, 'presence') })
  }
  awareness.setLocalState(null)
  const stopEpoch = connection.epoch.subscribe(announce)
  const stopState = connection.state.subscribe(() => {
    if (awareness.getLocalState() === null) announce()
  })
  void device.ready.then(announce)
  announce()
  return {
    setPlace: (next) => {
      place = next
      announce()
    },
    setFields: (next) => {
      const merged = Object.entries({ ...fields, ...next }).filter(([key, value]) => key !== 'callboard' && value !== undefined)
      fields = Object.fromEntries(merged)
      announce()
    },
    leave: () => {
      hasLeft = true
      stopEpoch()
      stopState()
      awareness.setLocalState(null)
    },
  }
}
