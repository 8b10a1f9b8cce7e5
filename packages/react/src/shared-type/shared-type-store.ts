import { createEmitter, type SharedType, type Store } from '@callboard/session'

/** A type as it is since its last change: another object after each. */
export interface SharedVersion {
  readonly shared: SharedType
}

const stores = new WeakMap<object, Store<SharedVersion>>()

/**
 * A store whose value is another one after each change of `shared`, at any depth; one a type. It observes as long as
 * the type lives, because a change may come between a render and its subscription.
 */
export function sharedTypeStore(shared: SharedType): Store<SharedVersion> {
  const known = stores.get(shared)
  if (known) return known
  const listeners = createEmitter()
  let version: SharedVersion = { shared }
  shared.observeDeep(() => {
    version = { shared }
    listeners.emit()
  })
  const store: Store<SharedVersion> = { getSnapshot: () => version, subscribe: listeners.subscribe }
  stores.set(shared, store)
  return store
}
