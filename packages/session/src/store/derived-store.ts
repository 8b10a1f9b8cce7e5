import type { Batch } from './batch.ts'
import { createEmitter } from './emitter.ts'
import { share } from './share.ts'
import type { Store } from './store.ts'

/** A store whose value is computed when it is read, and only after what it depends on has changed. */
export interface DerivedStore<Value> extends Store<Value> {
  /** Says that something it depends on has changed. */
  invalidate(): void
}

/** Makes a derived store. Equal parts of the value keep their identity; the first is compared with `initial`. */
export function createDerived<Value>(
  batch: Batch,
  compute: () => Value,
  options: { readonly onIdle?: () => void; readonly initial?: Value | undefined } = {},
): DerivedStore<Value> {
  const emitter = createEmitter(options.onIdle)
  let value = options.initial
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

/** Derived stores by key, kept up only while somebody watches them. */
export interface DerivedStores<Value> {
  get(key: string): Store<Value>
  invalidate(key: string): void
}

/** Makes derived stores by key. A key that nobody watches costs nothing and is computed at each read. */
export function createDerivedByKey<Value>(batch: Batch, compute: (key: string) => Value): DerivedStores<Value> {
  const watched = new Map<string, DerivedStore<Value>>()
  const stores = new Map<string, Store<Value>>()

  const make = (key: string): Store<Value> => {
    let last: Value | undefined
    return {
      getSnapshot: () => {
        last = watched.get(key)?.getSnapshot() ?? share(last, compute(key))
        return last
      },
      subscribe: (listener) => {
        let store = watched.get(key)
        if (store === undefined) {
          const onIdle = (): void => {
            watched.delete(key)
            stores.delete(key)
          }
          store = createDerived(batch, () => compute(key), { initial: last, onIdle })
          watched.set(key, store)
        }
        return store.subscribe(listener)
      },
    }
  }
  return {
    get: (key) => {
      const store = stores.get(key) ?? make(key)
      stores.set(key, store)
      return store
    },
    invalidate: (key) => watched.get(key)?.invalidate(),
  }
}
