import type { Batch } from '../store/batch.ts'
import { createEmitter } from '../store/emitter.ts'
import type { Store } from '../store/store.ts'
import type { ActivityEntry } from './activity-entry.ts'

/** A bounded list of entries, oldest first. */
export interface EntryLog extends Store<readonly ActivityEntry[]> {
  /** Adds an entry, or takes it for the one with its id. Gives the entries that had to go. */
  put(entry: ActivityEntry): readonly ActivityEntry[]
  read(id: string): ActivityEntry | undefined
}

/** Makes an empty log of the newest `limit` entries. Most come in order, so that adding one is cheap. */
export function createEntryLog(batch: Batch, limit: number): EntryLog {
  const emitter = createEmitter()
  const byId = new Map<string, ActivityEntry>()
  const sorted: ActivityEntry[] = []
  let snapshot: readonly ActivityEntry[] | undefined

  const drop = (entry: ActivityEntry): void => {
    byId.delete(entry.id)
    // From the end: what is replaced is mostly new.
    sorted.splice(sorted.lastIndexOf(entry), 1)
  }
  return {
    read: (id) => byId.get(id),
    put: (entry) => {
      const before = byId.get(entry.id)
      if (before !== undefined) drop(before)
      let index = sorted.length
      while (index > 0 && (sorted[index - 1]?.at ?? 0) > entry.at) index -= 1
      // Older than all that a full log holds: it would be the first to go.
      if (index === 0 && sorted.length >= limit) return [entry]
      sorted.splice(index, 0, entry)
      byId.set(entry.id, entry)
      const gone = sorted.slice(0, Math.max(0, sorted.length - limit))
      for (const old of gone) drop(old)
      snapshot = undefined
      batch.schedule(emitter.emit)
      return gone
    },
    getSnapshot: () => (snapshot ??= sorted.slice()),
    subscribe: emitter.subscribe,
  }
}
