import type { ReadRequest, StreamState } from '@callboard/session/schema'
import {
  decodeMessages,
  encodeClientStreamFrame,
  encodeMessages,
  encodeStreamMessage,
  type ClientStreamFrame,
  type RelayStreamFrame,
} from '@callboard/session/wire'
import type { RawClient } from './raw-client.ts'
import { until } from './until.ts'

type Kind = RelayStreamFrame['kind']
type Frame<Of extends Kind> = Extract<RelayStreamFrame, { kind: Of }>

/** What came on a channel that reads. */
export interface RawReader {
  readonly channel: number
  /** In the order of their arrival. */
  readonly messages: unknown[]
  /** Behind the last message. */
  position: number
  bytes: number
  state: StreamState | undefined
}

/** The stream channels of a raw client: sends any frame, keeps all that come. */
export class RawStreams {
  readonly client: RawClient
  readonly frames: RelayStreamFrame[] = []
  readonly #readers = new Map<number, RawReader>()
  readonly #giving = new Set<number>()
  /** Places where what came did not follow on what had come. */
  readonly breaks: string[] = []

  constructor(client: RawClient) {
    this.client = client
    client.onStreamFrame = (frame) => this.#receive(frame)
  }

  send(...frames: readonly ClientStreamFrame[]): void {
    this.client.send(encodeStreamMessage(frames.map(encodeClientStreamFrame)))
  }

  async write(channel: number, stream: string): Promise<Frame<'writing'>['writing']> {
    this.send({ kind: 'write', channel, request: { stream } })
    return (await this.next(channel, 'writing')).writing
  }

  append(channel: number, seq: number, messages: readonly unknown[], close = false): void {
    this.send({ kind: 'append', channel, seq, close, messages: encodeMessages(messages) })
  }

  /** Appends and waits for the disk. */
  async appended(channel: number, seq: number, messages: readonly unknown[], close = false): Promise<void> {
    this.append(channel, seq, messages, close)
    await until(`seq ${seq} on channel ${channel} is on disk`, () => this.acknowledged(channel) >= seq || this.error(channel))
  }

  /** The last acknowledged sequence number; -1 before there is one. */
  acknowledged(channel: number): number {
    return this.last(channel, 'appended')?.seq ?? -1
  }

  put(channel: number, stream: string, key: string, ...messages: readonly unknown[]): Promise<Frame<'put'>> {
    this.send({ kind: 'put', channel, request: { stream, key }, messages: encodeMessages(messages) })
    return this.next(channel, 'put')
  }

  /** Reads; credit is given for all that comes unless `credit` is false. */
  read(channel: number, request: Partial<ReadRequest> & { readonly stream: string }, options: { credit?: boolean } = {}): RawReader {
    const reader: RawReader = { channel, messages: [], position: 0, bytes: 0, state: undefined }
    this.#readers.set(channel, reader)
    if (options.credit !== false) this.#giving.add(channel)
    this.send({ kind: 'read', channel, request: { from: 0, window: 256 * 1024, ...request } })
    return reader
  }

  error(channel: number): Frame<'error'>['error'] | undefined {
    return this.last(channel, 'error')?.error
  }

  /** Resolves with the error that ends the channel. */
  async failed(channel: number): Promise<string> {
    return (await this.next(channel, 'error')).error.code
  }

  /** The last frame of a kind on a channel. */
  last<Of extends Kind>(channel: number, kind: Of): Frame<Of> | undefined {
    return this.frames.findLast((frame): frame is Frame<Of> => frame.kind === kind && frame.channel === channel)
  }

  /** The first frame of a kind on a channel that comes, or has come. */
  async next<Of extends Kind>(channel: number, kind: Of): Promise<Frame<Of>> {
    const ended = (): boolean => this.error(channel) !== undefined || this.client.closed !== undefined
    await until(`there is ${kind} on channel ${channel}`, () => this.last(channel, kind) ?? ended())
    const found = this.last(channel, kind)
    if (found === undefined) throw new Error(`channel ${channel} ended: ${JSON.stringify(this.error(channel) ?? this.client.closed)}`)
    return found
  }

  #receive(frame: RelayStreamFrame): void {
    // Data would pile up in long tests; it is in the readers.
    if (frame.kind !== 'data') this.frames.push(frame)
    const reader = this.#readers.get(frame.channel)
    if (reader === undefined) return
    if (frame.kind === 'reading') {
      reader.position = frame.reading.from
      reader.state = frame.reading.state
    } else if (frame.kind === 'state') {
      reader.state = frame.state
    } else if (frame.kind === 'data') {
      if (frame.position !== reader.position) this.breaks.push(`channel ${frame.channel}: ${frame.position} after ${reader.position}`)
      const messages = decodeMessages(frame.messages)
      for (const message of messages) reader.messages.push(message)
      reader.position = frame.position + messages.length
      reader.bytes += frame.messages.byteLength
      if (this.#giving.has(frame.channel)) this.send({ kind: 'credit', channel: frame.channel, bytes: reader.bytes })
    }
  }
}

/** A delta of text, as agents stream them. */
export function textDelta(delta: string, id = 't'): { type: string; id: string; delta: string } {
  return { type: 'text-delta', id, delta }
}
