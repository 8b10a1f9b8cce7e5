import type { CallboardError } from '../../protocol/index.ts'
import { failure } from '../../protocol/callboard-error.ts'
import type { ReadRequest, StreamState } from '../../schema/index.ts'
import type { RelayStreamFrame } from '../../wire/index.ts'
import type { MemoryStream } from './memory-stream.ts'
import type { MemoryStreams } from './memory-streams.ts'

/** How many bytes of messages one frame carries, about. */
const FRAME_BYTES = 32 * 1024

type Send = (frame: RelayStreamFrame) => void

/** One reader of one stream: where it is, and how much it may be sent. */
export class ReadingChannel {
  readonly #channel: number
  readonly #request: ReadRequest
  readonly #streams: MemoryStreams
  readonly #send: Send
  readonly #unwatchName: () => void
  #stream: MemoryStream | undefined
  #unwatch: (() => void) | undefined
  #position = 0
  #sent = 0
  #credit = 0
  #told: StreamState | undefined
  #isDone = false

  constructor(channel: number, request: ReadRequest, streams: MemoryStreams, send: Send) {
    this.#channel = channel
    this.#request = request
    this.#streams = streams
    this.#send = send
    this.#unwatchName = streams.watch(request.stream, () => this.#onNameChanged())
    this.#begin()
  }

  credit(bytes: number): void {
    this.#credit = Math.max(this.#credit, bytes)
    this.#pump()
  }

  stop(): void {
    this.#isDone = true
    this.#unwatch?.()
    this.#unwatchName()
  }

  #begin(): void {
    const { stream: name, id, from, last } = this.#request
    const stream = this.#streams.find(name)
    if (stream === undefined) {
      if (id !== undefined) return this.#fail(anotherLife(name))
      this.#position = from
      this.#told = { tail: 0, writer: { state: 'none', since: 0 } }
    } else {
      if (id !== undefined && id !== stream.id) return this.#fail(anotherLife(name))
      if (from > stream.tail) return this.#fail(beyondTheEnd(name, from, stream.tail))
      this.#position = last === undefined ? from : Math.max(from, stream.tail - last)
      this.#follow(stream)
      this.#told = stream.state
    }
    this.#send({ kind: 'reading', channel: this.#channel, reading: { from: this.#position, state: this.#told } })
    this.#pump()
  }

  #follow(stream: MemoryStream): void {
    this.#stream = stream
    this.#unwatch = stream.watch(() => this.#pump())
  }

  #onNameChanged(): void {
    const { stream: name, from } = this.#request
    const stream = this.#streams.find(name)
    if (this.#stream !== undefined) return this.#fail(deleted(name))
    if (stream === undefined) return
    if (from > stream.tail) return this.#fail(beyondTheEnd(name, from, stream.tail))
    this.#follow(stream)
    this.#pump()
  }

  #pump(): void {
    const stream = this.#stream
    const to = this.#request.to ?? Infinity
    if (stream === undefined || this.#isDone) return
    while (this.#position < Math.min(stream.tail, to)) {
      const room = this.#request.window - (this.#sent - this.#credit)
      if (room <= 0) break
      const { next, bytes } = stream.read(this.#position, to, Math.min(room, FRAME_BYTES))
      this.#send({ kind: 'data', channel: this.#channel, position: this.#position, messages: bytes })
      this.#position = next
      this.#sent += bytes.length
    }
    this.#tell(stream.state)
    const isAllThereIs = stream.closedAt !== undefined && this.#position === stream.tail
    if (this.#request.to === undefined || (this.#position < to && !isAllThereIs)) return
    this.#send({ kind: 'ended', channel: this.#channel })
    this.stop()
  }

  /** Tells of the state when more than the tail has changed: of the tail the messages tell. */
  #tell(state: StreamState): void {
    const told = this.#told
    if (told?.id === state.id && told?.closedAt === state.closedAt && told?.writer === state.writer) return
    this.#told = state
    this.#send({ kind: 'state', channel: this.#channel, state })
  }

  #fail({ code, message }: CallboardError): void {
    this.#send({ kind: 'error', channel: this.#channel, error: { code, message } })
    this.stop()
  }
}

function anotherLife(name: string): CallboardError {
  return failure(
    'offset-invalid',
    `The stream ${name} that was read is no more. Read the one of its name from the start.`,
  )
}

function deleted(name: string): CallboardError {
  return failure(
    'stream-gone',
    `The stream ${name} was deleted, so nothing more comes. Read the next one of its name.`,
  )
}

function beyondTheEnd(name: string, from: number, tail: number): CallboardError {
  return failure('offset-invalid', `The stream ${name} ends at ${tail}, before ${from}. Read it from the start.`)
}
