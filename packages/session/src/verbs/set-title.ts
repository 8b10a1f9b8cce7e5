import { CallboardError } from '../protocol/index.ts'
import { requireIdentityKind, WRITERS, type VerbContext } from './verb-context.ts'

/** Longest title, UTF-16 units: what the schema of the root `session` reads. */
const MAX_TITLE_LENGTH = 500

/** Names the session. Throws `option-invalid` for a title over 500 characters. */
export function setTitle(context: VerbContext, title: string): void {
  requireIdentityKind(context, 'setTitle', WRITERS)
  if (title.length > MAX_TITLE_LENGTH) {
    throw new CallboardError({
      code: 'option-invalid',
      message: `The title is ${title.length} characters long, so it was not written. Use at most ${MAX_TITLE_LENGTH}.`,
    })
  }
  if (context.document.read('session', 'title') !== title) context.document.write('session', 'title', title.toWellFormed())
}
