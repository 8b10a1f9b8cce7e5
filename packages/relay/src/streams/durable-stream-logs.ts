import { CallboardError } from '@callboard/session/protocol'
import { madeTooMany } from '../limits/limit-errors.ts'
import type { MakerRates } from '../limits/maker-limits.ts'
import type { StoredStream } from '../storage/stream-storage.ts'
import { assertSame, newStream } from './create-stream.ts'
import { DurableStreamLog, type StreamLogOptions } from './durable-stream-log.ts'
import { LoadedLogs } from './loaded-logs.ts'
import { mediaTypeOf } from './stream-config.ts'
import { isSharedByAll } from './stream-rules.ts'
import { StreamShares, type StreamShare } from './stream-shares.ts'
import { streamConflict, streamGone, streamNotFound } from './stream-errors.ts'
import type { StreamConfig, StreamCreation, StreamLog, StreamLogs } from './stream-log.ts'

/** What the logs of a relay work with. */
export interface StreamLogsOptions extends StreamLogOptions {
  /** After how long without use a log leaves memory. Milliseconds. */
  readonly idleUnloadMs: number
  /** How long a closed stream is kept; `Infinity` for ever. Milliseconds. */
  readonly closedStreamMs: number
  /** How many one identity may make. @default any number */
  readonly makers?: MakerRates | undefined
}

/** Between looks at what is loaded, and at all that is stored. Milliseconds. */
const LOADED_SWEEP_MS = 1_000
const STORED_SWEEP_MS = 60_000

/** How many streams are removed before others get their turn. */
const REMOVED_AT_ONCE = 100

/** All streams of a relay, over its storage. */
export class DurableStreamLogs implements StreamLogs {
  readonly #options: StreamLogsOptions
  readonly #loaded: LoadedLogs
  readonly #shares: StreamShares
  /** What changes which stream a path stands for happens one after the other. */
  readonly #turns = new Map<string, Promise<unknown>>()
  readonly #listeners = new Map<string, Set<(log: StreamLog) => void>>()
  readonly #timers: readonly NodeJS.Timeout[]
  #closed = false

  constructor(options: StreamLogsOptions) {
    this.#options = options
    this.#loaded = new LoadedLogs(options.idleUnloadMs)
    this.#shares = new StreamShares(options.makers?.streamBytes ?? Infinity, (maker) => options.storage.bytesMadeBy(maker))
    this.#timers = [
      setInterval(() => void this.#sweepLoaded(), LOADED_SWEEP_MS).unref(),
      setInterval(() => void this.#sweepStored(), STORED_SWEEP_MS).unref(),
    ]
    setImmediate(() => void this.#sweepStored())
  }

  async find(path: string): Promise<DurableStreamLog | undefined> {
    const loaded = this.#loaded.get(path)
    if (loaded !== undefined && !this.#turns.has(path) && !loaded.hasExpired(this.#options.now())) return loaded
    return this.#inTurn(path, () => this.#find(path))
  }

  async ensure(path: string, config: StreamConfig, by?: string): Promise<StreamLog> {
    const found = await this.find(path)
    if (found !== undefined && mediaTypeOf(found.config.contentType) === mediaTypeOf(config.contentType)) return found
    const { log } = await this.create({ path, config, by })
    return log
  }

  async create(creation: StreamCreation): Promise<{ readonly log: StreamLog; readonly created: boolean }> {
    const { path, fork } = creation
    const source = fork === undefined ? undefined : await this.#findSource(fork.path)
    return this.#inTurn(path, async () => {
      const existing = await this.#find(path).catch(conflictForGone)
      if (existing !== undefined) {
        await existing.settled()
        assertSame({ ...existing.config, path, fork: existing.fork, closed: existing.closedAt !== undefined }, creation)
        return { log: existing, created: false }
      }
      if (fork !== undefined && source === undefined) throw streamNotFound(fork.path)
      return { log: await this.#create(creation, source), created: true }
    })
  }

  async remove(path: string): Promise<void> {
    await this.#inTurn(path, async () => {
      const log = await this.#find(path)
      if (log === undefined) throw streamNotFound(path)
      await this.#remove(path, log.id)
    })
  }

  onCreated(path: string, listener: (log: StreamLog) => void): () => void {
    const listeners = this.#listeners.get(path) ?? new Set()
    this.#listeners.set(path, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(path) === listeners) this.#listeners.delete(path)
    }
  }

  /** Resolves when everything accepted is on disk. Nothing is swept any more. */
  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all(this.#turns.values())
    await Promise.all(this.#loaded.held().map((log) => log.settled()))
  }

  async #find(path: string): Promise<DurableStreamLog | undefined> {
    const { storage, now } = this.#options
    const loaded = this.#loaded.get(path)
    if (loaded !== undefined && !loaded.hasExpired(now())) return loaded
    const stored = await storage.load(path)
    if (stored === undefined) return undefined
    if (stored.deleted) throw streamGone(path)
    if (loaded !== undefined || (stored.endsAt ?? Infinity) <= now()) {
      const share = loaded === undefined ? await this.#shareOf(path, stored.madeBy) : undefined
      const free = await this.#remove(path, stored.id)
      if (free.includes(path)) share?.add(-stored.bytes)
      if (!free.includes(path)) throw streamGone(path)
      return undefined
    }
    const log = this.#open(stored, await this.#shareOf(path, stored.madeBy))
    log.found()
    return log
  }

  async #findSource(path: string): Promise<DurableStreamLog | undefined> {
    return this.find(path).catch(conflictForGone)
  }

  async #create(creation: StreamCreation, source: DurableStreamLog | undefined): Promise<DurableStreamLog> {
    if (source?.isGone === true) throw streamNotFound(source.path)
    const { stream, change, tail } = newStream(creation, source, {
      appendBytes: this.#options.appendBytes,
      now: this.#options.now(),
    })
    const maker = creation.by === undefined ? undefined : this.#options.makers?.stream(creation.by)
    const bytes = (change.segments ?? []).reduce((sum, { data }) => sum + data.byteLength, 0)
    const share = await this.#shareOf(creation.path, creation.by)
    share?.assertRoom(bytes)
    share?.add(bytes)
    const isMade = await this.#options.storage.create(stream, change, maker).catch((error: unknown) => {
      share?.add(-bytes)
      throw error
    })
    if (!isMade) {
      share?.add(-bytes)
      throw madeTooMany('streams', maker?.limit ?? 0)
    }
    const log = this.#open({ ...stream, ...change, tail, bytes, producers: [], hasMoreProducers: false, deleted: false }, share)
    for (const listener of [...(this.#listeners.get(creation.path) ?? [])]) listener(log)
    return log
  }

  async #shareOf(path: string, maker: string | undefined): Promise<StreamShare | undefined> {
    return maker === undefined || isSharedByAll(path) || this.#options.makers === undefined ? undefined : this.#shares.of(maker)
  }

  #open(stored: StoredStream, share: StreamShare | undefined): DurableStreamLog {
    const log = new DurableStreamLog(stored, this.#options, share)
    this.#loaded.add(log)
    return log
  }

  async #remove(path: string, id: string): Promise<readonly string[]> {
    const free = await this.#options.storage.remove(id)
    this.#loaded.get(path)?.end(free.includes(path))
    this.#loaded.delete(path)
    return free
  }

  /** Removes what has expired, and closed streams that are too old, whether they are loaded or not. */
  async #sweepStored(): Promise<void> {
    const { storage, now, closedStreamMs, onStorageError } = this.#options
    try {
      let removed: number
      do {
        const due = await storage.due(now(), now() - closedStreamMs, REMOVED_AT_ONCE)
        removed = 0
        for (const path of due) removed += await this.#inTurn(path, () => this.#removeIfDue(path))
      } while (removed > 0 && !this.#closed)
    } catch (error) {
      if (!this.#closed) onStorageError(error)
    }
  }

  /** How many streams were removed. One that is not there any more counts: looking for it has removed it. */
  async #removeIfDue(path: string): Promise<number> {
    const log = await this.#find(path).catch(() => undefined)
    if (log === undefined) return 1
    if ((log.closedAt ?? Infinity) >= this.#options.now() - this.#options.closedStreamMs) return 0
    await this.#remove(path, log.id)
    return 1
  }

  async #sweepLoaded(): Promise<void> {
    const now = this.#options.now()
    this.#loaded.sweep(now)
    const expired = this.#loaded.held().filter((log) => log.hasExpired(now))
    await Promise.all(expired.map((log) => this.find(log.path).catch(() => {})))
  }

  async #inTurn<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#turns.get(path) ?? Promise.resolve()
    const result = before.then(work)
    const turn = result.then(() => {}, () => {})
    this.#turns.set(path, turn)
    try {
      return await result
    } finally {
      if (this.#turns.get(path) === turn) this.#turns.delete(path)
    }
  }
}

/** For whoever wants to use the path, that it is taken is a conflict. */
function conflictForGone(error: unknown): never {
  if (!CallboardError.is(error, 'stream-gone')) throw error
  throw streamConflict('The stream was deleted and is kept for its forks alone', 'Use another path until they are gone.')
}
