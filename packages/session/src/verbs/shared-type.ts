import type * as Y from 'yjs'
import { isReservedRoot } from '../document/roots.ts'
import { CallboardError } from '../protocol/index.ts'
import type { VerbContext } from './verb-context.ts'

/** A Yjs type, as far as all of them have it in common: `Y.Text`, `Y.Map<…>`, `Y.Array<…>`, `Y.XmlFragment`, … */
export type SharedType = Pick<Y.AbstractType<unknown>, 'doc' | 'parent' | 'toJSON' | 'observeDeep' | 'unobserveDeep'>

/**
 * A root of the app's own in the session document. Throws `option-invalid` for the roots that Callboard keeps and for a
 * root that was opened as another type before.
 */
export function sharedType<Type extends SharedType>(
  context: VerbContext,
  name: string,
  type: new () => Type,
): Type {
  if (name === '' || isReservedRoot(name)) {
    throw new CallboardError({
      code: 'option-invalid',
      message: `The root ${JSON.stringify(name)} is Callboard's own, so an app cannot have it as a shared type. Choose another name.`,
    })
  }
  try {
    return context.document.doc.get(name, type as unknown as new () => Y.AbstractType<unknown>) as SharedType as Type
  } catch (cause) {
    throw new CallboardError({
      code: 'option-invalid',
      message: `The root ${name} is in use as another type, so it cannot be opened as ${type.name}. A root has one type everywhere.`,
      cause,
    })
  }
}
