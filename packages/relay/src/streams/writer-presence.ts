import type { WriterState } from '@callboard/session/schema'

/** What the presence of a writer is judged by. */
export interface WriterPresenceOptions {
  /** When the relay started: soon after that, a writer may still be on its way back. Milliseconds. */
  readonly relayStartedAt: number
  /** How long a writer may take to come back after a start. */
  readonly livenessTimeoutMs: number
  /** After how long without an append a writer that comes by HTTP is gone. */
  readonly writerSilenceMs: number
  readonly now: () => number
  /** The state is another now. */
  readonly onChange: () => void
}

/** Whether a stream is being written: what makes "streaming" true, and what ends it when the writer is gone. */
export class WriterPresence {
  readonly #options: WriterPresenceOptions
  #state: WriterState
  #connection: object | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: WriterPresenceOptions) {
    this.#options = options
    this.#state = { state: 'none', since: options.now() }
  }

  get state(): WriterState {
    return this.#state
  }

  /** A writer is connected, or its silence would be noticed here. */
  get isWatched(): boolean {
    return this.#connection !== undefined || this.#timer !== undefined
  }

  /** The stream was found open: whoever wrote it is gone, unless the relay has only just started. */
  foundOpen(): void {
    const { relayStartedAt, livenessTimeoutMs, now } = this.#options
    const remaining = relayStartedAt + livenessTimeoutMs - now()
    // A clock that was set back must not make it wait any longer.
    if (remaining > 0) this.#later(Math.min(remaining, livenessTimeoutMs), 'relay-restarted')
    else this.#state = { state: 'gone', since: now(), reason: 'connection-lost' }
  }

  /** A connection writes; the result says that it no longer does. Of several, the last one to come counts. */
  attach(): (reason: string) => void {
    const connection = {}
    this.#connection = connection
    this.#set('live')
    return (reason) => {
      if (this.#connection !== connection) return
      this.#connection = undefined
      this.#set('gone', reason)
    }
  }

  /** Something was written by HTTP. */
  heard(): void {
    if (this.#connection !== undefined) return
    this.#set('live')
    this.#later(this.#options.writerSilenceMs, 'silent')
  }

  /** Nobody writes any more, and nobody is missed. */
  ended(): void {
    this.#connection = undefined
    this.#stopTimer()
    this.#state = { state: 'none', since: this.#options.now() }
  }

  #later(delayMs: number, reason: string): void {
    this.#stopTimer()
    this.#timer = setTimeout(() => this.#set('gone', reason), delayMs)
    this.#timer.unref()
  }

  #set(state: WriterState['state'], reason?: string): void {
    this.#stopTimer()
    if (this.#state.state === state && state === 'live') return
    this.#state = { state, since: this.#options.now(), reason }
    this.#options.onChange()
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
