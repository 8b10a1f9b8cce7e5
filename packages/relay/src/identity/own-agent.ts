import { CallboardError } from '@callboard/session/protocol'
import { sessionForbidden } from './identity-errors.ts'
import type { Identity } from './identity.ts'

/** Throws `session-forbidden` for somebody who joins as an agent that they are not. */
export function assertOwnAgent(identity: Identity | undefined, agentId: string | undefined): void {
  if (identity === undefined || agentId === undefined) return
  if (identity.kind !== 'agent') throw sessionForbidden(`The token is of kind ${identity.kind}, and joins as an agent`)
  if (identity.id !== agentId) throw sessionForbidden(`The token is agent ${identity.id}'s, and joins as agent ${agentId}`)
}

/** Throws `write-refused` for a command of somebody who is no person that may act: it would be obeyed before it is checked. */
export function assertMayCommand(identity: Identity | undefined): void {
  if (identity === undefined || identity.kind === 'user') return
  throw new CallboardError({
    code: 'write-refused',
    message: `A command was sent ahead with a token of kind ${identity.kind}, so it was not passed on. Commands are given by users.`,
    details: { path: 'people', rule: 'urgent' },
  })
}
