import type { DurableStreamLog } from './durable-stream-log.ts'

interface Loaded {
  readonly weak: WeakRef<DurableStreamLog>
  /** Held while it is in use, and for a while after. */
  strong: DurableStreamLog | undefined
  idleSince: number
}

/**
 * The logs in memory. One that nobody has used for a while is let go of, but as long as anyone still holds it, it is found
 * again: there are never two logs of one stream.
 */
export class LoadedLogs {
  readonly #loaded = new Map<string, Loaded>()
  readonly #idleUnloadMs: number

  constructor(idleUnloadMs: number) {
    this.#idleUnloadMs = idleUnloadMs
  }

  get(path: string): DurableStreamLog | undefined {
    const loaded = this.#loaded.get(path)
    const log = loaded?.weak.deref()
    if (loaded !== undefined) {
      loaded.strong = log
      loaded.idleSince = Infinity
    }
    return log
  }

  add(log: DurableStreamLog): void {
    this.#loaded.set(log.path, { weak: new WeakRef(log), strong: log, idleSince: Infinity })
  }

  delete(path: string): void {
    this.#loaded.delete(path)
  }

  /** Those that are held. */
  held(): readonly DurableStreamLog[] {
    return [...this.#loaded.values()].flatMap(({ strong }) => strong ?? [])
  }

  /** Lets go of those that nobody uses. */
  sweep(now: number): void {
    for (const [path, loaded] of this.#loaded) {
      const log = loaded.weak.deref()
      if (log === undefined) this.#loaded.delete(path)
      else if (!log.isIdle) loaded.idleSince = Infinity
      else if (loaded.idleSince === Infinity) loaded.idleSince = now
      else if (now - loaded.idleSince >= this.#idleUnloadMs) loaded.strong = undefined
    }
  }
}
