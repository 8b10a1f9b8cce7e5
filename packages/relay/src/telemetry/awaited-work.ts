import { countAwaited, NOTHING_AWAITED, type AwaitedCounts } from './count-awaited.ts'
import type { ReadDocument } from './telemetry.ts'

/** How long one recount may keep the relay from its work, and how long it waits for commits under way. Milliseconds. */
const COUNTING_MS = 50
const WAITING_MS = 1_000

/**
 * What the loaded sessions wait for. Between two looks a session that changes costs one entry in a set; only what has changed
 * is counted again, for no longer than {@link COUNTING_MS} at a time, the sessions that changed first before the others.
 */
export class AwaitedWork {
  readonly #read: ReadDocument
  readonly #now: () => number
  readonly #counts = new Map<string, AwaitedCounts>()
  readonly #changed = new Set<string>()
  #total = NOTHING_AWAITED
  #recount: Promise<void> | undefined

  constructor(read: ReadDocument, now: () => number) {
    this.#read = read
    this.#now = now
  }

  /** As of the last recount. */
  get total(): AwaitedCounts {
    return this.#total
  }

  /** How many sessions have changed since they were counted. */
  get uncounted(): number {
    return this.#changed.size
  }

  loaded(session: string): void {
    this.#counts.set(session, NOTHING_AWAITED)
    this.#changed.add(session)
  }

  changed(session: string): void {
    if (this.#counts.has(session)) this.#changed.add(session)
  }

  unloaded(session: string): void {
    this.#put(session, NOTHING_AWAITED)
    this.#counts.delete(session)
    this.#changed.delete(session)
  }

  /** Counts what has changed, as far as that goes. Never rejects. */
  recount(): Promise<void> {
    this.#recount ??= this.#countChanged().finally(() => (this.#recount = undefined))
    return this.#recount
  }

  async #countChanged(): Promise<void> {
    let leftMs = COUNTING_MS
    const reads = [...this.#changed].map((session) =>
      this.#read(session, (doc) => {
        if (leftMs <= 0 || !this.#counts.has(session)) return
        const startedAt = performance.now()
        this.#put(session, countAwaited(doc, this.#now()))
        this.#changed.delete(session)
        leftMs -= performance.now() - startedAt
      }).catch(() => false),
    )
    const timer = Promise.withResolvers<void>()
    const timeout = setTimeout(timer.resolve, WAITING_MS)
    await Promise.race([Promise.all(reads), timer.promise])
    clearTimeout(timeout)
  }

  #put(session: string, counts: AwaitedCounts): void {
    const before = this.#counts.get(session)
    if (before === undefined) return
    this.#counts.set(session, counts)
    const { tasks, questions, commands } = this.#total
    this.#total = {
      tasks: tasks + counts.tasks - before.tasks,
      questions: questions + counts.questions - before.questions,
      commands: commands + counts.commands - before.commands,
    }
  }
}
