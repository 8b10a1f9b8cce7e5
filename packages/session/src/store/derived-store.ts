import type { Batch } from './batch.ts'
import { createEmitter } from './emitter.ts'
import { share } from './share.ts'
import type { Store } from './store.ts'

/** A store whose value is computed when it is read, and only after what it depends on has changed. */
export interface DerivedStore<Value> extends Store<Value> {
  /** Says that something it depends on has changed. */
  invalidate(): void
}

/** Makes a derived store. Equal parts of the value keep their identity. */
export function createDerived<Value>(batch: Batch, compute: () => Value): DerivedStore<Value> {
  const emitter = createEmitter()
  let value: Value | undefined
  let isStale = true
  let announced: Value | undefined

  const getSnapshot = (): Value => {
    if (isStale) {
      value = share(value, compute())
      isStale = false
    }
    return value as Value
  }
  const announce = (): void => {
    if (!emitter.isWatched() || getSnapshot() === announced) return
    announced = value
    emitter.emit()
  }
  return {
    getSnapshot,
    subscribe: (listener) => {
      if (!emitter.isWatched()) announced = getSnapshot()
      return emitter.subscribe(listener)
    },
    invalidate: () => {
      isStale = true
      if (emitter.isWatched()) batch.schedule(announce)
    },
  }
}
