import { createEmitter, type KeyedStore, type Store } from '@callboard/session'

/**
 * The entries of a keyed store as one list, for those who show them all; `keep` takes some of the ids. It is the same
 * list until one of its entries changes. Entries are watched only while the list is.
 */
export function collectStore<Value>(
  entries: KeyedStore<Value>,
  keep: (id: string) => boolean = () => true,
): Store<readonly Value[]> {
  const watched = new Map<string, () => void>()
  let list: readonly Value[] = []
  let isFresh = false
  let endIds: (() => void) | undefined

  const wake = (): void => {
    isFresh = false
    listeners.emit()
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
    isFresh = false
    endIds = entries.ids.subscribe(() => {
      watchEntries()
      wake()
    })
    watchEntries()
  }
  const stop = (): void => {
    endIds?.()
    for (const end of watched.values()) end()
    watched.clear()
  }
  const listeners = createEmitter(start, stop)

  return {
    getSnapshot: () => {
      if (isFresh && listeners.isWatched()) return list
      const ids = entries.ids.getSnapshot().filter(keep)
      const next = ids.flatMap((id) => entries.get(id).getSnapshot() ?? [])
      if (next.length !== list.length || next.some((value, index) => value !== list[index])) list = next
      isFresh = true
      return list
    },
    subscribe: listeners.subscribe,
  }
}
