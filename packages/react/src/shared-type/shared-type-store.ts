import type { Store } from '@callboard/session'
import type * as Y from 'yjs'

/** A type as it is since its last change: another object after each. */
export interface SharedVersion {
  readonly shared: Y.AbstractType<unknown>
}

const stores = new WeakMap<object, Store<SharedVersion>>()

/**
 * A store whose value is another one after each change of `shared`, at any depth; one a type. It observes as long as the
 * type lives, because a change may come between a render and its subscription.
 */
export function sharedTypeStore(shared: Y.AbstractType<unknown>): Store<SharedVersion> {
  const known = stores.get(shared)
  if (known) return known
  const listeners = new Set<() => void>()
  let version: SharedVersion = { shared }
  shared.observeDeep(() => {
    version = { shared }
    for (const listener of [...listeners]) listener()
  })
  const store: Store<SharedVersion> = {
    getSnapshot: () => version,
    subscribe(listener) {
      const own = (): void => listener()
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
  stores.set(shared, store)
  return store
}
