import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/** SQLite begins its log anew after 1,000 pages; with their headers and some more for the transaction that gets it there. Bytes. */
const LOG_BYTES = 1_100 * (4_096 + 24)

/** So much is written at once: memory that was used once stays with the process. Bytes. */
const CHUNK_BYTES = 64 * 1024

/**
 * Makes the write-ahead log as long as it will ever be under usual load, of zeros, which SQLite takes for the end of it. To sync a
 * file that is overwritten takes half as long as to sync one that grows, because its length has to reach the disk too. What cannot be
 * had is done without: the log then grows as it is written.
 */
export function makeWriteAheadRoom(databaseFile: string): void {
  let file: number | undefined
  try {
    file = openSync(`${databaseFile}-wal`, 'r+')
    extend(file, fstatSync(file).size)
  } catch {
    // A full disk, a log that is not there: what SQLite needs of it, it says itself.
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function extend(file: number, size: number): void {
  if (size >= LOG_BYTES) return
  try {
    const zeros = new Uint8Array(CHUNK_BYTES)
    for (let at = size; at < LOG_BYTES; ) at += writeSync(file, zeros, 0, Math.min(CHUNK_BYTES, LOG_BYTES - at), at)
    fdatasyncSync(file)
  } catch (error) {
    // The last bytes of a disk are for what is to be kept.
    ftruncateSync(file, size)
    throw error
  }
}
