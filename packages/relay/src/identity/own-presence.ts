import type { PresenceState } from '@callboard/session/schema'
import type { Identity } from './identity.ts'

const PRESENCE_KINDS: Readonly<Record<Identity['kind'], PresenceState['kind'] | undefined>> = {
  user: 'person',
  viewer: 'person',
  agent: 'agent',
  service: undefined,
}

/**
 * What an awareness state says of its sender that is not so, completing "A presence"; `undefined` if nothing. Only the field
 * `callboard` says who somebody is; all others are the app's.
 */
export function presenceLie(identity: Identity, state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('callboard' in state)) return undefined
  const { callboard } = state
  if (typeof callboard !== 'object' || callboard === null) return 'says nothing of who it is of'
  const { kind, id, name } = callboard as Readonly<Record<string, unknown>>
  if (kind !== PRESENCE_KINDS[identity.kind] || id !== identity.id) return 'says that it is somebody else than the token does'
  if (identity.name !== undefined && name !== identity.name) return 'shows another name than the token does'
  return undefined
}
