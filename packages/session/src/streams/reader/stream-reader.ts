import { failure } from '../../protocol/callboard-error.ts'
import type { CallboardError } from '../../protocol/index.ts'
import type { StreamState } from '../../schema/index.ts'
import type { Session } from '../../session/session.ts'
import { createEmitter } from '../../store/emitter.ts'
import type { Store } from '../../store/store.ts'
import type { ReadOptions } from '../read-options.ts'
import type { StreamStatus, StreamView } from '../stream-view.ts'
import { subscribeStream } from '../subscribe-stream.ts'
import { MessageAssembler, type BadEnd } from './message-assembler.ts'

/** A store of a stream, which is read while somebody listens. */
export interface StreamStore extends Store<StreamView> {
  /** Keeps what was read for as long as it is held, though nobody listens. The result lets go. */
  hold(): () => void
}

/** One stream as a message that grows. It reads while somebody listens, and goes on from where it was. */
export class StreamReader implements StreamStore {
  readonly #session: Session
  readonly #stream: string
  readonly #options: ReadOptions
  readonly #onWanted: (isWanted: boolean) => void
  readonly #emitter = createEmitter(undefined, () => this.#leave())
  readonly #holders = new Set<symbol>()
  #assembler: MessageAssembler
  #unsubscribe: (() => void) | undefined
  #position = 0
  #hasBegun = false
  #isTruncated = false
  /** `undefined` before the first attempt. */
  #isLinked: boolean | undefined
  #state: StreamState | undefined
  /** The end as it was when reading began: until there it catches up. */
  #target = 0
  #error: CallboardError | undefined
  #view: StreamView | undefined

  /** `onWanted` is told when there is a listener or holder, and when there is none any more. */
  constructor(session: Session, stream: string, options: ReadOptions, onWanted: (isWanted: boolean) => void) {
    this.#session = session
    this.#stream = stream
    this.#options = options
    this.#onWanted = onWanted
    this.#assembler = new MessageAssembler(options.window)
    this.reset()
  }

  /** Whether all there will ever be has been read. */
  get isFinished(): boolean {
    return this.#state?.closedAt !== undefined && this.#position >= this.#state.tail
  }

  /** How much is kept, characters. */
  get size(): number {
    return this.#assembler.weight
  }

  getSnapshot = (): StreamView => {
    this.#view ??= this.#look()
    return this.#view
  }

  subscribe = (listener: () => void): (() => void) => {
    if (!this.#emitter.isWatched()) this.#join()
    return this.#emitter.subscribe(listener)
  }

  hold(): () => void {
    const holder = Symbol('holder')
    this.#holders.add(holder)
    this.#onWanted(true)
    return () => {
      if (!this.#holders.delete(holder) || this.#holders.size > 0 || this.#emitter.isWatched()) return
      this.#onWanted(false)
    }
  }

  /** Forgets what was read: whoever listens next reads from the start. */
  reset(): void {
    const { from } = this.#options
    this.#position = typeof from === 'number' ? from : 0
    this.#hasBegun = false
    this.#isLinked = undefined
    this.#state = undefined
    this.#clear(false)
  }

  #join(): void {
    this.#onWanted(true)
    if (this.isFinished) return
    const { from } = this.#options
    const last = from === 'now' && !this.#hasBegun ? 0 : undefined
    this.#error = undefined
    this.#isLinked = this.#session.connection.state.getSnapshot().status === 'connected'
    this.#view = undefined
    const range = { stream: this.#stream, from: this.#position, last, id: this.#state?.id }
    this.#unsubscribe = subscribeStream(this.#session, range, {
      onReading: (position) => this.#onReading(position),
      onMessages: (messages, position) => this.#onMessages(messages, position),
      onState: (state) => this.#onState(state),
      onLost: () => {
        this.#isLinked = false
        this.#changed()
      },
      onError: (error) => {
        this.#isLinked = false
        // A session that was closed keeps what it last showed.
        if (error.code !== 'session-closed') this.#error = error
        this.#changed()
      },
    })
  }

  #leave(): void {
    this.#stop()
    if (this.#holders.size === 0) this.#onWanted(false)
  }

  #stop(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
  }

  #onReading(position: number): void {
    // Otherwise it goes on where it was.
    if (!this.#hasBegun || position !== this.#position) this.#clear(position > 0)
    this.#hasBegun = true
    this.#position = position
    this.#isLinked = true
    this.#error = undefined
    this.#target = Infinity
  }

  #onMessages(messages: readonly unknown[], position: number): void {
    for (const message of messages) {
      if (this.#assembler.add(message)) this.#isTruncated = false
    }
    this.#position = position + messages.length
    this.#changed()
  }

  #onState(state: StreamState): void {
    // The first one after reading began.
    if (this.#target === Infinity) this.#target = state.tail
    this.#state = state
    this.#changed()
  }

  #clear(isTruncated: boolean): void {
    this.#assembler = new MessageAssembler(this.#options.window)
    this.#isTruncated = isTruncated
    this.#view = undefined
  }

  #changed(): void {
    this.#view = undefined
    // Nothing more can come.
    if (this.isFinished) this.#stop()
    this.#emitter.emit()
  }

  #status(): StreamStatus {
    const state = this.#state
    if (this.#error !== undefined) return 'failed'
    if (this.isFinished) return this.#assembler.badEnd === undefined ? 'done' : 'failed'
    if (this.#isLinked === false) return 'catching-up'
    if (state === undefined) return 'waiting'
    if (this.#position < this.#target) return 'catching-up'
    if (state.writer.state === 'gone' && this.#position >= state.tail) return 'interrupted'
    return this.#position === 0 ? 'waiting' : 'streaming'
  }

  #look(): StreamView {
    const { text, reasoning, parts, attempt, skipped, isTrimmed, badEnd } = this.#assembler
    const status = this.#status()
    return {
      stream: this.#stream,
      status,
      text,
      reasoning,
      parts,
      error: this.#error ?? (status === 'failed' && badEnd !== undefined ? endError(badEnd) : undefined),
      reason: status === 'interrupted' ? this.#state?.writer.reason : undefined,
      behind: Math.max((this.#state?.tail ?? 0) - this.#position, 0),
      position: this.#position,
      attempt,
      truncated: this.#isTruncated || isTrimmed,
      skipped,
    }
  }
}

function endError({ type, errorText }: BadEnd): CallboardError {
  const message = `The agent ended this stream before it was done: ${errorText}`
  return failure('stream-failed', message, { type, errorText })
}
