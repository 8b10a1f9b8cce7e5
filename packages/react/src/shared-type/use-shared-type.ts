import type { SharedType } from '@callboard/session'
import { useProvidedSession } from '../session/session-context.ts'
import { useStore } from '../store/use-store.ts'
import { sharedTypeStore, type SharedVersion } from './shared-type-store.ts'

/**
 * The app's own Yjs type at the root `name`, to read and to write. Re-renders after every change in it, at any depth.
 * It is the same object before and after a change, so give `read` where something is remembered by identity: `memo`,
 * the dependencies of a hook, the React Compiler. Throws `option-invalid` when Callboard itself uses the root.
 */
export function useSharedType<Type extends SharedType>(name: string, type: new () => Type): Type
/**
 * What `read` takes from the app's own Yjs type at the root `name`. Re-renders when that changed; equal results keep
 * their identity.
 *
 * @example
 * const sections = useSharedType('outline', Y.Array<string>, (outline) => outline.toArray())
 */
export function useSharedType<Type extends SharedType, Value>(
  name: string,
  type: new () => Type,
  read: (shared: Type) => Value,
): Value
export function useSharedType<Type extends SharedType, Value>(
  name: string,
  type: new () => Type,
  read?: (shared: Type) => Value,
): Type | Value {
  const { session, hydration } = useProvidedSession('useSharedType')
  const shared = session.sharedType(name, type)
  const value = useStore<SharedVersion, SharedVersion | Value>(
    sharedTypeStore(shared),
    read && ((version) => read(version.shared as Type)),
    () => sharedTypeStore(hydration().sharedType(name, type)),
  )
  return read ? (value as Value) : shared
}
