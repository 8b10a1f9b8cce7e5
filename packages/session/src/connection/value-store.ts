import { createEmitter } from '../store/emitter.ts'
import type { Store } from '../store/store.ts'

/** A store of one value that its owner sets. */
export interface ValueStore<Value> extends Store<Value> {
  /** Sets the value and tells the listeners, unless it is the same reference. */
  set(value: Value): void
}

/** Makes a store that holds `initial`. */
export function createValueStore<Value>(initial: Value): ValueStore<Value> {
  let current = initial
  const { subscribe, emit } = createEmitter()
  return {
    getSnapshot: () => current,
    subscribe,
    set: (value) => {
      if (Object.is(value, current)) return
      current = value
      emit()
    },
  }
}
