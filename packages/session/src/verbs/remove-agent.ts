import { failure } from '../protocol/callboard-error.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { requireIdentityKind, requireWritable } from './verb-context.ts'

/**
 * For people: removes the record of an agent that is gone. Throws `not-permitted` while it is connected, and `write-refused` for
 * those to whom the relay allows it not.
 */
export function removeAgent(session: Session, id: string): void {
  const context = contextOf(session)
  requireIdentityKind(context, ['person'])
  if (context.board().agents.views.read(id)?.online === true) {
    throw failure(
      'not-permitted',
      `The agent ${id} is connected and would write its record again, so it was not removed. Stop it first.`,
    )
  }
  // Nobody but users removes what they may not write.
  if (context.connection.state.getSnapshot().principal?.kind !== 'user') requireWritable(context, 'agents', id)
  if (context.document.read('agents', id) !== undefined) context.document.remove('agents', id)
}
