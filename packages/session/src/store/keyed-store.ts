import type { Batch } from './batch.ts'
import { createDerived } from './derived-store.ts'
import { createEmitter, type Emitter } from './emitter.ts'
import type { KeyedStore, Store } from './store.ts'

/** A keyed store as its owner sees it. */
export interface WritableKeyedStore<Value> extends KeyedStore<Value> {
  /** Sets (or, with `undefined`, removes) the value of one key; the same reference is no change. */
  set(id: string, value: Value | undefined): void
  read(id: string): Value | undefined
  readonly size: number
}

/** Makes an empty keyed store. Setting one key costs the same however many keys and subscribers there are. */
export function createKeyedStore<Value>(batch: Batch): WritableKeyedStore<Value> {
  const values = new Map<string, Value>()
  const emitters = new Map<string, Emitter>()
  // Stores hold no state of their own, so one that nobody watches can be forgotten and made again.
  const stores = new Map<string, Store<Value | undefined>>()
  let sorted: readonly string[] = []

  const ids = createDerived(batch, () => {
    const kept = sorted.filter((id) => values.has(id))
    const known = new Set(kept)
    const added = [...values.keys()].filter((id) => !known.has(id))
    // Nearly sorted already, which is what the engine's sort is fastest at.
    sorted = [...kept, ...added].sort()
    return sorted
  })

  const subscribe = (id: string, listener: () => void): (() => void) => {
    let emitter = emitters.get(id)
    if (emitter === undefined) {
      emitter = createEmitter(() => {
        emitters.delete(id)
        if (!values.has(id)) stores.delete(id)
      })
      emitters.set(id, emitter)
    }
    return emitter.subscribe(listener)
  }

  return {
    ids,
    get: (id) => {
      let store = stores.get(id)
      if (store === undefined) {
        store = { getSnapshot: () => values.get(id), subscribe: (listener) => subscribe(id, listener) }
        stores.set(id, store)
      }
      return store
    },
    set: (id, value) => {
      const before = values.get(id)
      if (before === value) return
      if (value === undefined) {
        values.delete(id)
        if (!emitters.has(id)) stores.delete(id)
      } else {
        values.set(id, value)
      }
      if (before === undefined || value === undefined) ids.invalidate()
      const emitter = emitters.get(id)
      if (emitter !== undefined) batch.schedule(emitter.emit)
    },
    read: (id) => values.get(id),
    get size() {
      return values.size
    },
  }
}
