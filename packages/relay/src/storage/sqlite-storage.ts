import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { makeDirectory } from './make-directory.ts'
import type { ClientIdOwner, EpochClaim, EpochGrant, LogPosition, Maker, Revocation, SessionStorage, StoredSession } from './session-storage.ts'
import type { Outcome, SqliteDatabase } from './sqlite-database.ts'
import { SqliteStreamStorage } from './sqlite-stream-storage.ts'
import { storageClosed, storageNeedsNode, storageNotOpened, storageWriteFailed } from './storage-errors.ts'
import type { StreamStorage } from './stream-storage.ts'
import { WriteAheadLog } from './write-ahead-log.ts'

/** What runs in a transaction of the database. */
type Work<Result> = (database: SqliteDatabase) => Result

interface Waiting {
  readonly work: Work<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** So long after it has opened, the relay serves, and those who come back have not yet. Milliseconds. */
const ROOM_AFTER_MS = 250

/**
 * Storage in `callboard.sqlite` of a directory. What is asked in one turn of the event loop, for any session, is one transaction, and
 * what is asked while its log is on the way to the disk is the next. SQLite itself never waits for the disk at a commit: that is left
 * to the log's own sync, which others' work goes on beside.
 */
export class SqliteStorage implements SessionStorage {
  readonly survives = 'power-loss'
  readonly streams: StreamStorage = new SqliteStreamStorage((work) => this.#ask((database) => work(database.streams)))
  readonly #database: SqliteDatabase
  readonly #log: WriteAheadLog
  readonly #room: NodeJS.Timeout
  #queue: Waiting[] = []
  #immediate: NodeJS.Immediate | undefined
  #isSoon = false
  /** The log is on its way to the disk. */
  #isSyncing = false
  #closing: PromiseWithResolvers<void> | undefined
  #dead: Error | undefined

  private constructor(database: SqliteDatabase, log: WriteAheadLog) {
    this.#database = database
    this.#log = log
    this.#room = setTimeout(() => this.#makeRoom(), ROOM_AFTER_MS).unref()
  }

  /** Opens or creates the database; rejects with `storage-unavailable` and the reason in words. */
  static async open(directory: string): Promise<SqliteStorage> {
    if (!isBuiltin('node:sqlite')) throw storageNeedsNode(process.versions.node)
    let database: SqliteDatabase | undefined
    try {
      await makeDirectory(directory)
      const { SqliteDatabase: Database } = await import('./sqlite-database.ts')
      const file = join(directory, 'callboard.sqlite')
      database = new Database(file)
      return new SqliteStorage(database, await WriteAheadLog.open(file))
    } catch (error) {
      database?.close()
      throw storageNotOpened(directory, (error as Error).message)
    }
  }

  load(session: string): Promise<StoredSession | undefined> {
    return this.#ask((database) => database.load(session))
  }

  append(session: string, updates: readonly Uint8Array[], owners: readonly ClientIdOwner[] = []): Promise<LogPosition> {
    const appended = this.#ask((database) => database.append(session, updates, owners))
    // Documents change in rounds: when this turn is over there is nothing more to come.
    this.#commitSoon()
    return appended
  }

  compact(session: string, through: LogPosition, snapshot: Uint8Array): Promise<void> {
    return this.#ask((database) => database.compact(session, through, snapshot))
  }

  claimEpoch(session: string, claim: EpochClaim): Promise<EpochGrant> {
    return this.#ask((database) => database.claimEpoch(session, claim))
  }

  claimClientId(session: string, owner: string, candidate: number): Promise<number> {
    return this.#ask((database) => database.claimClientId(session, owner, candidate))
  }

  claimSession(session: string, maker: Maker): Promise<boolean> {
    return this.#ask((database) => database.claimSession(session, maker))
  }

  revocations(now: number): Promise<readonly Revocation[]> {
    return this.#ask((database) => database.revocations(now))
  }

  revoke(revocation: Revocation): Promise<void> {
    return this.#ask((database) => database.revoke(revocation))
  }

  reinstate(key: string): Promise<void> {
    return this.#ask((database) => database.reinstate(key))
  }

  check(): Promise<void> {
    return this.#ask((database) => database.check())
  }

  close(): Promise<void> {
    if (this.#closing === undefined) {
      this.#closing = Promise.withResolvers()
      this.#commitLater()
    }
    return this.#closing.promise
  }

  #ask<Result>(work: Work<Result>): Promise<Result> {
    if (this.#closing !== undefined) return Promise.reject(storageClosed())
    if (this.#dead !== undefined) return Promise.reject(this.#dead)
    return new Promise<unknown>((resolve, reject) => {
      this.#queue.push({ work, resolve, reject })
      this.#commitLater()
    }) as Promise<Result>
  }

  /** After the current turn of the event loop, so that everything it brings shares one commit. */
  #commitLater(): void {
    if (this.#isSyncing) return
    this.#immediate ??= setImmediate(() => this.#commit())
  }

  /** After what runs now, ahead of the event loop. */
  #commitSoon(): void {
    if (this.#isSyncing || this.#isSoon) return
    this.#isSoon = true
    queueMicrotask(() => {
      this.#isSoon = false
      this.#commit()
    })
  }

  #commit(): void {
    clearImmediate(this.#immediate)
    this.#immediate = undefined
    // It was asked for before the sync began; what waits is committed after it.
    if (this.#isSyncing) return
    const batch = this.#queue
    this.#queue = []
    if (batch.length === 0) {
      if (this.#closing !== undefined) this.#end(this.#closing)
      return
    }
    try {
      const { outcomes, changed } = this.#database.commit(batch.map(({ work }) => work))
      if (changed) this.#sync(this.#log.sync(), batch, outcomes)
      else this.#answer(batch, outcomes)
    } catch (error) {
      this.#die(error, batch)
    }
  }

  /** Nothing is committed until `synced`; then what waits for it is answered. */
  #sync(synced: Promise<void>, batch: readonly Waiting[] = [], outcomes: readonly Outcome[] = []): void {
    this.#isSyncing = true
    synced.finally(() => (this.#isSyncing = false)).then(() => this.#answer(batch, outcomes), (error: unknown) => this.#die(error, batch))
  }

  #answer(batch: readonly Waiting[], outcomes: readonly Outcome[]): void {
    batch.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]
      if (outcome?.ok === true) resolve(outcome.result)
      else reject(storageWriteFailed(outcome?.reason ?? 'no answer'))
    })
    if (this.#queue.length > 0 || this.#closing !== undefined) this.#commitLater()
  }

  #makeRoom(): void {
    if (this.#isSyncing || this.#closing !== undefined) return void this.#room.refresh()
    this.#sync(this.#log.makeRoom())
  }

  /** What a sync that failed left on the disk nobody knows, so nothing is read or written any more: the relay is to be started anew. */
  #die(error: unknown, batch: readonly Waiting[]): void {
    const dead = (this.#dead ??= storageWriteFailed((error as Error).message))
    for (const { reject } of [...batch, ...this.#queue]) reject(dead)
    this.#queue = []
    if (this.#closing !== undefined) this.#end(this.#closing)
  }

  #end({ resolve, reject }: PromiseWithResolvers<void>): void {
    clearTimeout(this.#room)
    this.#log.close().then(() => this.#database.close()).then(resolve, reject)
  }
}
