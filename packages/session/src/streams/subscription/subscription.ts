import { namedError } from '../../connection/connection-errors.ts'
import { failure } from '../../protocol/callboard-error.ts'
import type { CallboardError } from '../../protocol/index.ts'
import type { Reading, ReadRequest, StreamError, StreamState } from '../../schema/index.ts'
import type { Session } from '../../session/session.ts'
import { MessageReader, type RelayStreamFrame } from '../../wire/index.ts'
import { hubOf, type ChannelListener, type StreamChannel } from '../stream-hub.ts'
import { schedule, unschedule } from './slices.ts'
import type { StreamHandler, StreamRange } from '../subscribe-stream.ts'

const WINDOW_BYTES = 256 * 1024

/** How many messages are handed over at once. */
const BATCH = 128

/** After so many new beginnings without a message the relay is taken for broken. */
const MAX_FUTILE_BEGINNINGS = 5

/** What has come and is not worked off. */
interface Backlog {
  /** Of the next message in `reader`. */
  position: number
  readonly reader: MessageReader
  readonly size: number
}

/** These end the life of a stream that was read; another may begin. */
const LIFE_ENDS = new Set(['offset-invalid', 'stream-not-found', 'stream-gone'])

/** One reading of a stream, over all links. */
export class Subscription implements ChannelListener {
  readonly #session: Session
  readonly #range: StreamRange
  readonly #handler: StreamHandler
  readonly #windowBytes: number
  #channel: StreamChannel | undefined
  #position: number
  #id: string | undefined
  #hasBegun = false
  #isStopped = false
  #isLetGo = false
  #backlog: Backlog[] = []
  /** The last word of the relay, due when the backlog is worked off. */
  #last: StreamError | 'ended' | undefined
  #workedOff = 0
  #credited = 0
  #futile = 0
  readonly #job = (): boolean => this.#workOff()

  constructor(session: Session, range: StreamRange, handler: StreamHandler) {
    this.#session = session
    this.#range = range
    this.#handler = handler
    this.#windowBytes = range.windowBytes ?? WINDOW_BYTES
    this.#position = range.from
    this.#id = range.id
  }

  /** Takes a channel of its own, in place of the one it has. */
  start(): void {
    this.#forgetChannel()
    this.#channel?.close()
    hubOf(this.#session).open((channel) => {
      this.#channel = channel
      return this
    })
  }

  /** Ends it; the handler is told nothing more. */
  stop(): void {
    this.#isLetGo = true
    this.#close()
  }

  #close(): void {
    this.#isStopped = true
    this.#forgetChannel()
    this.#channel?.close()
  }

  opened(): void {
    const { to } = this.#range
    if (to !== undefined && this.#hasBegun && this.#position >= to) return this.#end()
    this.#channel?.send({ kind: 'read', request: this.#request() })
  }

  #request(): ReadRequest {
    const { stream, last, to } = this.#range
    const resumes = { stream, from: this.#position, id: this.#id, to, window: this.#windowBytes }
    return this.#hasBegun ? resumes : { ...resumes, last }
  }

  lost(): void {
    // What was not worked off comes again.
    this.#forgetChannel()
    this.#handler.onLost()
  }

  failed(error: CallboardError): void {
    if (this.#isStopped) return
    this.#close()
    // Later, because a session that is closed already says so before the caller can end this.
    queueMicrotask(() => {
      if (!this.#isLetGo) this.#handler.onError(error)
    })
  }

  received(frame: RelayStreamFrame): void {
    if (this.#isStopped) return
    if (frame.kind === 'reading') return this.#onReading(frame.reading)
    if (frame.kind === 'state') return this.#onState(frame.state)
    if (frame.kind === 'data') {
      const { position, messages } = frame
      this.#backlog.push({ position, reader: new MessageReader(messages), size: messages.length })
    } else if (frame.kind === 'ended' || frame.kind === 'error') {
      this.#last = frame.kind === 'error' ? frame.error : 'ended'
    }
    schedule(this.#job)
  }

  #onReading({ from, state }: Reading): void {
    if (this.#id !== undefined && state.id !== this.#id) return this.#startOver()
    this.#id = state.id
    // What lies before the position has come, and is left out when it comes again.
    if (!this.#hasBegun || from > this.#position) this.#position = from
    this.#hasBegun = true
    this.#handler.onReading(this.#position)
    if (!this.#isStopped) this.#handler.onState(state)
  }

  #onState(state: StreamState): void {
    if (this.#id !== undefined && state.id !== this.#id) return this.#startOver()
    this.#id = state.id
    this.#handler.onState(state)
  }

  /** Another stream has the name now: what was read is of one that is no more. */
  #startOver(): void {
    this.#id = undefined
    this.#position = 0
    this.#hasBegun = true
    this.#begin()
  }

  /** Begins again on a channel of its own: on this one there is no telling what is still under way. */
  #begin(): void {
    this.#futile += 1
    if (this.#futile <= MAX_FUTILE_BEGINNINGS) return this.start()
    const message = `The relay sends ${this.#range.stream} out of order, so it is read no more. Is it up to date?`
    this.failed(failure('frame-malformed', message))
  }

  /** Works off some of what has come. Gives whether there is more. */
  #workOff(): boolean {
    const next = this.#backlog[0]
    if (this.#isStopped) return false
    if (next === undefined) this.#finish()
    else if (next.position > this.#position) this.#begin()
    else this.#workOffSome(next)
    return this.#backlog.length > 0 || this.#last !== undefined
  }

  #workOffSome(next: Backlog): void {
    const messages: unknown[] = []
    try {
      for (; next.position < this.#position && !next.reader.isDone; next.position += 1) next.reader.skip()
      while (messages.length < BATCH && !next.reader.isDone) messages.push(next.reader.next())
    } catch (cause) {
      const message = `The relay sent what are no messages for ${this.#range.stream}. Is it up to date?`
      return this.failed(failure('frame-malformed', message, undefined, cause))
    }
    if (next.reader.isDone) {
      this.#backlog.shift()
      this.#workedOff += next.size
      this.#giveCredit()
    }
    if (messages.length === 0) return
    const { position } = next
    next.position += messages.length
    this.#position += messages.length
    this.#futile = 0
    this.#handler.onMessages(messages, position)
  }

  #giveCredit(): void {
    if (this.#workedOff - this.#credited < this.#windowBytes / 2) return
    this.#credited = this.#workedOff
    this.#channel?.send({ kind: 'credit', bytes: this.#credited })
  }

  #finish(): void {
    const last = this.#last
    this.#last = undefined
    if (last === undefined) return
    if (last === 'ended') return this.#end()
    const canBeginAnew = this.#range.to === undefined && (this.#position > 0 || this.#id !== undefined)
    if (canBeginAnew && LIFE_ENDS.has(last.code)) return this.#startOver()
    this.failed(namedError(last.code, last.message))
  }

  #end(): void {
    this.#close()
    this.#handler.onEnded?.()
  }

  #forgetChannel(): void {
    unschedule(this.#job)
    this.#backlog = []
    this.#last = undefined
    this.#workedOff = 0
    this.#credited = 0
  }
}
