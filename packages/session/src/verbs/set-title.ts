import { lineSchema } from '../schema/primitives.ts'
import { requireRecord } from './require-record.ts'
import { requireIdentityKind, WRITERS, type VerbContext } from './verb-context.ts'

/** Names the session. Throws `record-invalid` for a title over 500 characters. */
export function setTitle(context: VerbContext, title: string): void {
  requireIdentityKind(context, 'setTitle', WRITERS)
  requireRecord('The title', lineSchema, title)
  const { document } = context
  if (document.read('session', 'title') !== title) document.write('session', 'title', title.toWellFormed())
}
