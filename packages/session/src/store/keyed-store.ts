import type { Batch } from './batch.ts'
import { createDerived } from './derived-store.ts'
import { createEmitter, type Emitter } from './emitter.ts'
import type { KeyedStore, Store } from './store.ts'

/** A keyed store as its owner sees it. `Absent` is what it holds for a key that is not there. */
export interface WritableKeyedStore<Value, Absent = undefined> extends KeyedStore<Value | Absent> {
  get(id: string): Store<Value | Absent>
  /** Sets (or, with `undefined`, removes) the value of one key; the same reference is no change. */
  set(id: string, value: Value | undefined): void
  read(id: string): Value | undefined
}

/** Makes an empty keyed store. Setting one key costs the same however many keys and subscribers there are. */
export function createKeyedStore<Value>(batch: Batch): WritableKeyedStore<Value>
export function createKeyedStore<Value, Absent>(batch: Batch, absent: Absent): WritableKeyedStore<Value, Absent>
export function createKeyedStore<Value, Absent>(
  batch: Batch,
  absent?: Absent,
): WritableKeyedStore<Value, Absent | undefined> {
  const values = new Map<string, Value>()
  const emitters = new Map<string, Emitter>()
  // Stores hold no state of their own, so one that nobody watches can be forgotten and made again.
  const stores = new Map<string, Store<Value | Absent | undefined>>()
  let sorted: readonly string[] = []

  const ids = createDerived(batch, () => {
    const kept = sorted.filter((id) => values.has(id))
    // The old order first: nearly sorted is what the engine's sort is fastest at.
    sorted = [...new Set([...kept, ...values.keys()])].sort()
    return sorted
  })
  const forget = (id: string): void => {
    if (!values.has(id) && !emitters.has(id)) stores.delete(id)
  }
  const subscribe = (id: string, listener: () => void): (() => void) => {
    const onIdle = (): void => {
      emitters.delete(id)
      forget(id)
    }
    const emitter = emitters.get(id) ?? createEmitter(undefined, onIdle)
    emitters.set(id, emitter)
    return emitter.subscribe(listener)
  }
  return {
    ids,
    get: (id) => {
      const store = stores.get(id) ?? {
        getSnapshot: () => values.get(id) ?? absent,
        subscribe: (listener) => subscribe(id, listener),
      }
      stores.set(id, store)
      return store
    },
    set: (id, value) => {
      const before = values.get(id)
      if (before === value) return
      if (value === undefined) values.delete(id)
      else values.set(id, value)
      if (before === undefined || value === undefined) ids.invalidate()
      forget(id)
      const emitter = emitters.get(id)
      if (emitter) batch.schedule(emitter.emit)
    },
    read: (id) => values.get(id),
  }
}
