import type * as Y from 'yjs'
import { isReservedRoot } from '../document/roots.ts'
import { failure } from '../protocol/callboard-error.ts'
import type { VerbContext } from './verb-context.ts'

/** A Yjs type, as far as all of them have it in common: `Y.Text`, `Y.Map<…>`, `Y.Array<…>`, `Y.XmlFragment`, … */
export type SharedType = Pick<Y.AbstractType<unknown>, 'doc' | 'parent' | 'toJSON' | 'observeDeep' | 'unobserveDeep'>

/**
 * A root of the app's own in the session document. Throws `option-invalid` for the roots that Callboard keeps; Yjs
 * throws for a root that was opened as another type before.
 */
export function sharedType<Type extends SharedType>(context: VerbContext, name: string, type: new () => Type): Type {
  if (name === '' || isReservedRoot(name)) {
    throw failure(
      'option-invalid',
      `The root ${JSON.stringify(name)} is Callboard's own, so no app can have it. Use another.`,
    )
  }
  return context.document.doc.get(name, type as unknown as new () => Y.AbstractType<unknown>) as SharedType as Type
}
