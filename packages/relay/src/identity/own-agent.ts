import { sessionForbidden } from './identity-errors.ts'
import type { Identity } from './identity.ts'

/** Throws `session-forbidden` for somebody who joins as an agent that they are not. */
export function assertOwnAgent(identity: Identity | undefined, agentId: string | undefined): void {
  if (identity === undefined || agentId === undefined) return
  if (identity.kind !== 'agent') throw sessionForbidden(`The token is of kind ${identity.kind}, and joins as an agent`)
  if (identity.id !== agentId) throw sessionForbidden(`The token is agent ${identity.id}'s, and joins as agent ${agentId}`)
}
