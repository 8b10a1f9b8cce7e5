import type { SqliteOperation } from './sqlite-messages.ts'

/** One session's updates, on their way to the database's thread. */
export type AppendOperation = Extract<SqliteOperation, { type: 'append' }>

/**
 * Appends of many sessions as few flat values: to hand over an object and an array of bytes for each of them costs more than to
 * store them.
 */
export interface PackedAppends {
  readonly sessions: readonly string[]
  /** How many updates each of them has. */
  readonly counts: readonly number[]
  /** Of every update, in order. Bytes. */
  readonly lengths: readonly number[]
  /** All updates, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The operations in one piece; `undefined` if there is more to them than appending bytes. */
export function packAppends(operations: readonly SqliteOperation[]): PackedAppends | undefined {
  const sessions: string[] = []
  const counts: number[] = []
  const updates: Uint8Array[] = []
  const lengths: number[] = []
  let size = 0
  for (const operation of operations) {
    if (operation.type !== 'append' || operation.owners.length > 0) return undefined
    sessions.push(operation.session)
    counts.push(operation.updates.length)
    for (const update of operation.updates) {
      // Whatever else it is, the database says what is wrong with it, to whom it belongs.
      if (!(update instanceof Uint8Array)) return undefined
      updates.push(update)
      lengths.push(update.byteLength)
      size += update.byteLength
    }
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const update of updates) {
    bytes.set(update, at)
    at += update.byteLength
  }
  return { sessions, counts, lengths, bytes }
}

/** What was packed. The updates share their memory. */
export function unpackAppends({ sessions, counts, lengths, bytes }: PackedAppends): readonly AppendOperation[] {
  let next = 0
  let at = 0
  return sessions.map((session, index) => {
    const updates: Uint8Array[] = []
    for (let left = counts[index] ?? 0; left > 0; left--) {
      const end = at + (lengths[next] ?? 0)
      updates.push(bytes.subarray(at, end))
      at = end
      next += 1
    }
    return { type: 'append', session, updates, owners: [] }
  })
}
