import type { StreamLog } from '../../streams/stream-log.ts'

/** Waits at the end of a stream until something comes, time is up, or nobody waits any more. */
export class TailWatch {
  readonly #stop: () => void
  readonly #end: AbortSignal
  #wake: () => void = () => {}
  #changed = false
  #gone = false

  /** `end` is aborted when nobody waits any more. */
  constructor(log: StreamLog, end: AbortSignal) {
    this.#end = end
    const changed = (): void => {
      this.#changed = true
      this.#wake()
    }
    const gone = (): void => {
      this.#gone = true
      changed()
    }
    this.#stop = log.watch({ onAppended: changed, onState: changed, onGone: gone })
  }

  /** The stream was deleted or has expired. */
  get gone(): boolean {
    return this.#gone
  }

  /** Resolves once something has happened since the last time, after `timeoutMs`, or at the end. */
  async next(timeoutMs: number): Promise<void> {
    if (!this.#changed && !this.#end.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs)
        this.#end.addEventListener('abort', this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }, { once: true })
      })
      this.#end.removeEventListener('abort', this.#wake)
    }
    this.#changed = false
  }

  stop(): void {
    this.#stop()
  }
}

/** Aborted when the client goes away, or by `others`. */
export function endOf(response: { once(event: 'close', listener: () => void): unknown }, ...others: AbortSignal[]): AbortSignal {
  const closed = new AbortController()
  response.once('close', () => closed.abort())
  return AbortSignal.any([closed.signal, ...others])
}
