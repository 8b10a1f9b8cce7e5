import type { Store } from '../store/store.ts'

/** A store of one value that its owner sets. */
export interface ValueStore<Value> extends Store<Value> {
  /** Sets the value and wakes the listeners, unless it is the same reference. */
  set(value: Value): void
}

/** Makes a store that holds `initial`. A listener that throws does not keep the others from being called. */
export function createValueStore<Value>(initial: Value): ValueStore<Value> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    getSnapshot: () => current,
    subscribe: (listener) => {
      // Wrapped, so that the same function may be subscribed twice and each subscription ends by itself.
      const entry = (): void => listener()
      listeners.add(entry)
      return () => {
        listeners.delete(entry)
      }
    },
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      for (const listener of [...listeners]) {
        try {
          listener()
        } catch (error) {
          console.error('callboard: A listener of a connection threw; the connection goes on.', error)
        }
      }
    },
  }
}
