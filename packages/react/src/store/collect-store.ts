import type { KeyedStore, Store } from '@callboard/session'

/**
 * The entries of a keyed store as one list, for those who show them all; `keep` takes some of the ids. It is the same
 * list until one of its entries changes. Entries are watched only while the list is.
 */
export function collectStore<Value>(
  entries: KeyedStore<Value>,
  keep: (id: string) => boolean = () => true,
): Store<readonly Value[]> {
  const listeners = new Set<() => void>()
  const watched = new Map<string, () => void>()
  let list: readonly Value[] = []
  let fresh = false
  let endIds: (() => void) | undefined

  const wake = (): void => {
    fresh = false
    for (const listener of [...listeners]) listener()
  }
  const watchEntries = (): void => {
    const ids = new Set(entries.ids.getSnapshot().filter(keep))
    for (const [id, end] of watched) {
      if (ids.has(id)) continue
      end()
      watched.delete(id)
    }
    for (const id of ids) if (!watched.has(id)) watched.set(id, entries.get(id).subscribe(wake))
  }
  const start = (): void => {
    endIds = entries.ids.subscribe(() => {
      watchEntries()
      wake()
    })
    watchEntries()
    fresh = false
  }
  const stop = (): void => {
    endIds?.()
    for (const end of watched.values()) end()
    watched.clear()
    fresh = false
  }

  return {
    getSnapshot() {
      if (fresh) return list
      const next = entries.ids.getSnapshot().filter(keep).flatMap((id) => entries.get(id).getSnapshot() ?? [])
      if (next.length !== list.length || next.some((value, index) => value !== list[index])) list = next
      fresh = listeners.size > 0
      return list
    },
    subscribe(listener) {
      const own = (): void => listener()
      listeners.add(own)
      if (listeners.size === 1) start()
      return () => {
        if (listeners.delete(own) && listeners.size === 0) stop()
      }
    },
  }
}
