import { open, type FileHandle } from 'node:fs/promises'

/** SQLite begins its log anew after 1,000 pages; with their headers and some more for the transaction that gets it there. Bytes. */
const LOG_BYTES = 1_100 * (4_096 + 24)

/** So much is written at once: memory that was used once stays with the process. Bytes. */
const CHUNK_BYTES = 64 * 1024

/**
 * The file that SQLite commits to, to bring it to the disk without SQLite waiting for that. What is synced is the file, whoever wrote to
 * it. SQLite takes no locks on it, so that a second handle does not lose any when it is closed (as it would on the database).
 */
export class WriteAheadLog {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** The log of a database that is open, on the disk: a relay that was killed may have committed what it did not sync, and it is about to be read. */
  static async open(databaseFile: string): Promise<WriteAheadLog> {
    const log = new WriteAheadLog(await open(`${databaseFile}-wal`, 'r+'))
    try {
      await log.sync()
    } catch (error) {
      await log.close()
      throw error
    }
    return log
  }

  /** Resolves when all that SQLite has committed so far is on the disk. */
  sync(): Promise<void> {
    return this.#file.datasync()
  }

  /**
   * Makes the log as long as it will ever be under usual load, of zeros, which SQLite takes for the end of it. To sync a file that is
   * overwritten takes half as long as to sync one that grows, because its length has to reach the disk too. What cannot be had is done
   * without: the log then grows as it is written. Nothing may be committed meanwhile.
   */
  async makeRoom(): Promise<void> {
    const { size } = await this.#file.stat()
    if (size >= LOG_BYTES) return
    try {
      const zeros = new Uint8Array(CHUNK_BYTES)
      for (let at = size; at < LOG_BYTES; ) at += (await this.#file.write(zeros, 0, Math.min(CHUNK_BYTES, LOG_BYTES - at), at)).bytesWritten
    } catch {
      // The last bytes of a full disk are for what is to be kept.
      await this.#file.truncate(size)
    }
    await this.sync()
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}
