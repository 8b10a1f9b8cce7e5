import { lineSchema } from '../schema/primitives.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { requireRecord } from './require-record.ts'
import { requireIdentityKind, requireWritable, WRITERS } from './verb-context.ts'

/** Names the session. Throws `record-invalid` for a title over 500 characters, `write-refused` where the relay would. */
export function setTitle(session: Session, title: string): void {
  const context = contextOf(session)
  requireIdentityKind(context, WRITERS)
  requireRecord('The title', lineSchema, title)
  requireWritable(context, 'session', 'title')
  const { document } = context
  if (document.read('session', 'title') !== title) document.write('session', 'title', title.toWellFormed())
}
