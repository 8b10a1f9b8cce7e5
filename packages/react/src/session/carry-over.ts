import { keepOwnRecord, type RecordStorage, type Session } from '@callboard/session'

/**
 * Asks and answers in the next session of a page what its person had asked and answered in the former one and the relay has not
 * on disk. Where the page keeps that in its own storage already, nothing is done.
 */
export function carryOver(former: Session, next: Session): void {
  const items = new Map<string, string>()
  const storage: RecordStorage = {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, item) => void items.set(key, item),
    removeItem: (key) => void items.delete(key),
  }
  keepOwnRecord(former, storage)
  if (items.size > 0) keepOwnRecord(next, storage)
}
