import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { makeDirectory } from './make-directory.ts'
import { packAppends } from './packed-appends.ts'
import type { ClientIdOwner, EpochClaim, EpochGrant, LogPosition, Maker, Revocation, SessionStorage, StoredSession } from './session-storage.ts'
import type { SqliteOperation, SqliteReply, SqliteRequest, SqliteResult } from './sqlite-messages.ts'
import { SqliteStreamStorage } from './sqlite-stream-storage.ts'
import { storageClosed, storageNeedsNode, storageNotOpened, storageWriteFailed } from './storage-errors.ts'
import type { StreamStorage } from './stream-storage.ts'

interface Waiting {
  readonly operation: SqliteOperation
  readonly resolve: (result: SqliteResult) => void
  readonly reject: (error: Error) => void
}

/** The worker stands beside this file in the sources; what is published has this file in one that stands where the index does. */
const WORKER_URL = new URL(import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './storage/sqlite-worker.js', import.meta.url)

/**
 * Storage in `callboard.sqlite` of a directory. One batch is with the database's thread at a time; whatever is asked
 * meanwhile, for any session, becomes the next batch and shares its transaction and its disk sync.
 */
export class SqliteStorage implements SessionStorage {
  readonly survives = 'power-loss'
  readonly streams: StreamStorage = new SqliteStreamStorage((operation) => this.#ask(operation))
  readonly #worker: Worker
  #queue: Waiting[] = []
  #inFlight: readonly Waiting[] = []
  #immediate: NodeJS.Immediate | undefined
  #isSending = false
  #closing: Promise<void> | undefined
  #closed: (() => void) | undefined
  #dead: Error | undefined

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (reply: SqliteReply) => this.#receive(reply))
    worker.on('error', (error) => this.#die(storageWriteFailed(error.message)))
    worker.on('exit', () => this.#die(this.#closing === undefined ? storageWriteFailed('its thread ended') : storageClosed()))
  }

  /** Opens or creates the database; rejects with `storage-unavailable` and the reason in words. */
  static async open(directory: string): Promise<SqliteStorage> {
    if (!isBuiltin('node:sqlite')) throw storageNeedsNode(process.versions.node)
    try {
      await makeDirectory(directory)
    } catch (error) {
      throw storageNotOpened(directory, (error as Error).message)
    }
    const worker = new Worker(WORKER_URL, {
      workerData: { file: join(directory, 'callboard.sqlite') },
      // Without the condition that finds packages' sources: what the thread loads imports nothing but types from packages.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // It keeps next to nothing: what a batch brings is garbage when it is answered, and is to be collected before it piles up.
      resourceLimits: { maxYoungGenerationSizeMb: 2 },
      name: 'callboard-sqlite',
    })
    const reply = await new Promise<SqliteReply>((resolve) => {
      worker.once('message', resolve)
      worker.once('error', (error) => resolve({ type: 'failed', reason: error.message }))
    })
    if (reply.type === 'opened') return new SqliteStorage(worker)
    await worker.terminate()
    throw storageNotOpened(directory, reply.type === 'failed' ? reply.reason : 'no answer')
  }

  load(session: string): Promise<StoredSession | undefined> {
    return this.#ask({ type: 'load', session }) as Promise<StoredSession | undefined>
  }

  append(session: string, updates: readonly Uint8Array[], owners: readonly ClientIdOwner[] = []): Promise<LogPosition> {
    const appended = this.#ask({ type: 'append', session, updates, owners })
    // Documents change in rounds: when this turn is over there is nothing more to come.
    this.#sendSoon()
    return appended as Promise<LogPosition>
  }

  compact(session: string, through: LogPosition, snapshot: Uint8Array): Promise<void> {
    return this.#ask({ type: 'compact', session, through, snapshot }) as Promise<void>
  }

  claimEpoch(session: string, claim: EpochClaim): Promise<EpochGrant> {
    return this.#ask({ type: 'claim-epoch', session, claim }) as Promise<EpochGrant>
  }

  claimClientId(session: string, owner: string, candidate: number): Promise<number> {
    return this.#ask({ type: 'claim-client-id', session, owner, candidate }) as Promise<number>
  }

  claimSession(session: string, maker: Maker): Promise<boolean> {
    return this.#ask({ type: 'claim-session', session, maker }) as Promise<boolean>
  }

  revocations(now: number): Promise<readonly Revocation[]> {
    return this.#ask({ type: 'revocations', now }) as Promise<readonly Revocation[]>
  }

  revoke(revocation: Revocation): Promise<void> {
    return this.#ask({ type: 'revoke', revocation }) as Promise<void>
  }

  reinstate(key: string): Promise<void> {
    return this.#ask({ type: 'reinstate', key }) as Promise<void>
  }

  check(): Promise<void> {
    return this.#ask({ type: 'check' }) as Promise<void>
  }

  close(): Promise<void> {
    this.#closing ??= new Promise<void>((resolve) => {
      this.#closed = resolve
      if (this.#dead !== undefined) resolve()
      else this.#scheduleSend()
    })
    return this.#closing
  }

  #ask(operation: SqliteOperation): Promise<SqliteResult> {
    if (this.#closing !== undefined) return Promise.reject(storageClosed())
    if (this.#dead !== undefined) return Promise.reject(this.#dead)
    return new Promise((resolve, reject) => {
      this.#queue.push({ operation, resolve, reject })
      this.#scheduleSend()
    })
  }

  /** After the current turn of the event loop, so that everything it brings shares one commit. */
  #scheduleSend(): void {
    if (this.#immediate !== undefined || this.#inFlight.length > 0) return
    this.#immediate = setImmediate(() => this.#send())
  }

  /** After what runs now, ahead of the event loop. */
  #sendSoon(): void {
    if (this.#isSending || this.#inFlight.length > 0) return
    this.#isSending = true
    queueMicrotask(() => {
      this.#isSending = false
      if (this.#inFlight.length === 0) this.#send()
    })
  }

  #send(): void {
    clearImmediate(this.#immediate)
    this.#immediate = undefined
    if (this.#dead !== undefined) return
    if (this.#queue.length === 0) {
      if (this.#closing !== undefined) this.#post({ type: 'close' })
      return
    }
    this.#inFlight = this.#queue
    this.#queue = []
    const operations = this.#inFlight.map((waiting) => waiting.operation)
    const packed = packAppends(operations)
    this.#post(packed === undefined ? { type: 'batch', operations } : { type: 'appends', packed })
  }

  #post(request: SqliteRequest): void {
    this.#worker.postMessage(request)
  }

  #receive(reply: SqliteReply): void {
    if (reply.type !== 'answered' && reply.type !== 'appended') return
    const answered = this.#inFlight
    this.#inFlight = []
    answered.forEach((waiting, index) => {
      if (reply.type === 'appended') return waiting.resolve(String(reply.rows[index]))
      const outcome = reply.outcomes[index]
      if (outcome?.ok === true) waiting.resolve(outcome.result)
      else waiting.reject(storageWriteFailed(outcome?.reason ?? 'no answer'))
    })
    if (this.#queue.length > 0 || this.#closing !== undefined) this.#scheduleSend()
  }

  #die(error: Error): void {
    this.#dead ??= error
    for (const waiting of [...this.#inFlight, ...this.#queue]) waiting.reject(error)
    this.#inFlight = []
    this.#queue = []
    this.#closed?.()
  }
}
