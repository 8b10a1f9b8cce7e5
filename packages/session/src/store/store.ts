/** A value that can be read and watched. `getSnapshot` gives the same reference until the value changed. */
export interface Store<Value> {
  getSnapshot(): Value
  /** Calls `listener` after each change; the result ends the subscription. */
  subscribe(listener: () => void): () => void
}

/** Stores by key. A change of one key wakes the subscribers of that key alone. */
export interface KeyedStore<Value> {
  /** The keys there are, sorted; the same array until one comes or goes. */
  readonly ids: Store<readonly string[]>
  /** The store of one key, `undefined` while there is no such entry. Asking twice gives the same store. */
  get(id: string): Store<Value | undefined>
}
