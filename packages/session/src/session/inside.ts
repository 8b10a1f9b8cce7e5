import { failure } from '../protocol/callboard-error.ts'
import type { VerbContext } from '../verbs/verb-context.ts'

/** Where a session keeps what verbs that are not its methods work with. */
export const inside: unique symbol = Symbol('callboard.inside')

/** The session from inside. */
export function contextOf(session: { readonly [inside]?: VerbContext }): VerbContext {
  const context = session[inside]
  if (context) return context
  throw failure('internal', 'createSession() did not make this session.')
}
