import type { Store } from '@callboard/session'
import { keepIdentity } from './keep-identity.ts'

/** What `read` makes of several stores; the same value while it is deeply equal. Watches them only while it is watched. */
export function combinedStore<Value>(sources: readonly Store<unknown>[], read: () => Value): Store<Value> {
  const keep = keepIdentity<Value>()
  return {
    getSnapshot: () => keep(read()),
    subscribe: (listener) => {
      const ends = sources.map((source) => source.subscribe(listener))
      return () => {
        for (const end of ends) end()
      }
    },
  }
}
