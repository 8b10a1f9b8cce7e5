import { failure } from '../protocol/callboard-error.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { requireIdentityKind } from './verb-context.ts'

/** For people: removes the record of an agent that is gone. Throws `not-permitted` while it is connected. */
export function removeAgent(session: Session, id: string): void {
  const context = contextOf(session)
  requireIdentityKind(context, ['person'])
  if (context.board().agents.views.read(id)?.online === true) {
    throw failure(
      'not-permitted',
      `The agent ${id} is connected and would write its record again, so it was not removed. Stop it first.`,
    )
  }
  if (context.document.read('agents', id) !== undefined) context.document.remove('agents', id)
}
