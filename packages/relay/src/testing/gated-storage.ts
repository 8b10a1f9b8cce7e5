import { MemoryStorage } from '../storage/memory-storage.ts'
import type { ClientIdOwner, LogPosition, StoredSession } from '../storage/session-storage.ts'
import { MemoryStreams } from '../storage/memory-streams.ts'
import { storageClosed, storageWriteFailed } from '../storage/storage-errors.ts'
import type { StreamChange, StreamStorage } from '../storage/stream-storage.ts'

/** Storage whose answers can be held back, and whose commits can be made to fail. */
export class GatedStorage extends MemoryStorage {
  override readonly streams: StreamStorage = new GatedStreams(
    () => this.#pass(),
    () => {
      if (this.#ended) throw storageClosed()
    },
  )
  /** How many appends were asked for. */
  appends = 0
  /** How many updates they carried. */
  appendedUpdates = 0
  compactions = 0
  #gate: Promise<void> = Promise.resolve()
  #open: () => void = () => {}
  #failing = false
  #ended = false

  /** From now on nothing is loaded or committed until {@link release}. */
  hold(): void {
    this.#gate = new Promise((resolve) => (this.#open = resolve))
  }

  release(): void {
    this.#open()
  }

  /** From now on every append is refused, until told otherwise. */
  fail(failing: boolean): void {
    this.#failing = failing
  }

  override async load(session: string): Promise<StoredSession | undefined> {
    await this.#gate
    return super.load(session)
  }

  override async append(session: string, updates: readonly Uint8Array[], owners: readonly ClientIdOwner[] = []): Promise<LogPosition> {
    this.appends += 1
    this.appendedUpdates += updates.length
    await this.#pass()
    return super.append(session, updates, owners)
  }

  override async close(): Promise<void> {
    this.#ended = true
    return super.close()
  }

  async #pass(): Promise<void> {
    await this.#gate
    if (this.#failing) throw storageWriteFailed('no space left on device')
  }

  override async compact(session: string, through: LogPosition, snapshot: Uint8Array): Promise<void> {
    this.compactions += 1
    return super.compact(session, through, snapshot)
  }
}

class GatedStreams extends MemoryStreams {
  readonly #pass: () => Promise<void>

  constructor(pass: () => Promise<void>, assertOpen: () => void) {
    super(assertOpen)
    this.#pass = pass
  }

  override async append(id: string, change: StreamChange): Promise<void> {
    await this.#pass()
    return super.append(id, change)
  }
}
