import type { Awareness } from 'y-protocols/awareness'
import type { Connection } from '../connection/connection.ts'
import { toJson } from '../document/json.ts'
import type { Identity } from '../session/identity.ts'

/** What this session says of itself to those who are here. */
export interface OwnPresence {
  setPlace(place: string | undefined): void
  /** Merges fields of the app's own; `undefined` removes one. Throws `value-not-json`, and then nothing has changed. */
  setPresence(fields: Readonly<Record<string, unknown>>): void
  leave(): void
}

/** What {@link announcePresence} works with. */
export interface OwnPresenceOptions {
  readonly awareness: Awareness
  readonly identity: Identity
  readonly connection: Connection
  readonly device: string | undefined
  readonly now: () => number
}

/**
 * Announces the identity: an agent's with its epoch, as soon as that is given; everyone else's from the first sync on,
 * when the relay's time is known or the server turns out to tell none.
 */
export function announcePresence(options: OwnPresenceOptions): OwnPresence {
  const { awareness, identity, connection, device, now } = options
  let place: string | undefined
  let fields: Readonly<Record<string, unknown>> = {}
  let joinedAt: number | undefined
  let hasLeft = identity.kind === 'observer'

  const announce = (): void => {
    const epoch = connection.epoch.getSnapshot()
    const isCertain = epoch !== undefined || connection.state.getSnapshot().everSynced
    if (hasLeft || !isCertain) return
    joinedAt ??= now()
    const state = { ...fields, callboard: { ...identity, device, epoch, place, joinedAt } }
    awareness.setLocalState(toJson(state, 'presence') as Record<string, unknown>)
  }
  awareness.setLocalState(null)
  const endings = [
    connection.epoch.subscribe(announce),
    connection.state.subscribe(() => {
      if (!awareness.getLocalState()) announce()
    }),
  ]
  announce()
  return {
    setPlace: (next) => {
      place = next
      announce()
    },
    setPresence: (next) => {
      fields = toJson({ ...fields, ...next }, 'presence') as Record<string, unknown>
      announce()
    },
    leave: () => {
      hasLeft = true
      for (const end of endings) end()
      awareness.setLocalState(null)
    },
  }
}
