import { failure } from '../../protocol/callboard-error.ts'
import { CallboardError, CONVERSATION_STREAM, LOG_STREAM, parseStreamName, readAgentStreamName } from '../../protocol/index.ts'
import {
  decodeClientStreamFrame,
  decodeStreamMessage,
  encodeRelayStreamFrame,
  encodeStreamMessage,
  type ClientStreamFrame,
  type RelayStreamFrame,
} from '../../wire/index.ts'
import { checkEntry, checkLine, checkMessages } from './check-messages.ts'
import type { MemoryStream } from './memory-stream.ts'
import type { MemoryStreams } from './memory-streams.ts'
import { ReadingChannel } from './reading-channel.ts'

/** Which life of which agent a client is. */
interface Agent {
  readonly id: string
  readonly epoch: number
}

interface WritingChannel {
  readonly stream: MemoryStream
  /** Says that it is no longer written here. */
  readonly detach: (reason: string) => void
}

/** What one client wants of the streams of a session, channel by channel. */
export class StreamChannels {
  readonly #streams: MemoryStreams
  readonly #agent: Agent | undefined
  readonly #sendMessage: (message: Uint8Array) => void
  readonly #writing = new Map<number, WritingChannel>()
  readonly #reading = new Map<number, ReadingChannel>()
  #pending: Uint8Array[] = []

  /** `sendMessage` is given what follows the type of the message. */
  constructor(streams: MemoryStreams, agent: Agent | undefined, sendMessage: (message: Uint8Array) => void) {
    this.#streams = streams
    this.#agent = agent
    this.#sendMessage = sendMessage
  }

  /** Takes what one message of the client held. Throws when that is not frames. */
  receive(message: Uint8Array): void {
    for (const bytes of decodeStreamMessage(message)) {
      const frame = decodeClientStreamFrame(bytes)
      try {
        this.#take(frame)
      } catch (error) {
        const { code, message: why } = CallboardError.is(error) ? error : failure('internal', String(error))
        this.#send({ kind: 'error', channel: frame.channel, error: { code, message: why } })
        this.#drop(frame.channel, 'connection-lost')
      }
    }
  }

  /** The client is gone. */
  end(reason: string): void {
    this.#pending = []
    for (const channel of [...this.#writing.keys(), ...this.#reading.keys()]) this.#drop(channel, reason)
  }

  #take(frame: ClientStreamFrame): void {
    const { channel } = frame
    if (frame.kind === 'write') return this.#write(channel, frame.request.stream)
    if (frame.kind === 'append') return this.#append(frame)
    if (frame.kind === 'credit') return this.#reading.get(channel)?.credit(frame.bytes)
    if (frame.kind === 'stop') return this.#drop(channel, 'left')
    if (frame.kind === 'put') return this.#put(frame)
    const name = parseStreamName(frame.request.stream)
    if (!name.ok) throw name.error
    this.#drop(channel, 'left')
    const reading = new ReadingChannel(channel, frame.request, this.#streams, (answer) => this.#send(answer))
    this.#reading.set(channel, reading)
  }

  #write(channel: number, name: string): void {
    const producer = this.#requireWriter(name)
    const stream = this.#streams.ensure(name)
    this.#drop(channel, 'left')
    this.#writing.set(channel, { stream, detach: stream.attachWriter() })
    const { id, tail, closedAt } = stream
    this.#send({ kind: 'writing', channel, writing: { id, tail, closedAt, lastSeq: stream.lastSeq(producer) } })
  }

  #append({ channel, seq, close, messages }: Extract<ClientStreamFrame, { kind: 'append' }>): void {
    const writing = this.#writing.get(channel)
    // Appends that were under way when the channel failed.
    if (writing === undefined) return
    const producer = { ...this.#requireWriter(writing.stream.name), seq }
    const { lastSeq } = writing.stream.append({ messages, close, producer })
    this.#send({ kind: 'appended', channel, seq: lastSeq })
  }

  #put({ channel, request, messages }: Extract<ClientStreamFrame, { kind: 'put' }>): void {
    const { stream: name, key } = request
    const isShared = name === CONVERSATION_STREAM || (name === LOG_STREAM && this.#agent !== undefined)
    if (!isShared) this.#requireWriter(name)
    if (checkMessages(name, messages).length !== 1) {
      throw failure('stream-request-invalid', 'A put is of one message, so nothing was added. Put each by itself.')
    }
    if (name === CONVERSATION_STREAM) checkEntry(messages, key, this.#agent?.id)
    if (name === LOG_STREAM) checkLine(messages, key, this.#agent?.id)
    const producer = { id: `key:${key}`, epoch: 0, seq: 0 }
    const { tail, duplicate } = this.#streams.ensure(name).append({ messages, producer })
    this.#send({ kind: 'put', channel, position: Math.max(tail - 1, 0), duplicate })
  }

  #requireWriter(name: string): { readonly id: string; readonly epoch: number } {
    const agent = this.#agent
    if (agent !== undefined && readAgentStreamName(name)?.agentId === agent.id) {
      return { id: `agent:${agent.id}`, epoch: agent.epoch }
    }
    throw failure(
      'not-permitted',
      `The stream ${name} is not this client's to write. Agents write agents/<their id>/… and the log.`,
    )
  }

  #drop(channel: number, reason: string): void {
    const writing = this.#writing.get(channel)
    this.#writing.delete(channel)
    writing?.detach(reason)
    this.#reading.get(channel)?.stop()
    this.#reading.delete(channel)
  }

  /** What is sent within a turn leaves as one message. */
  #send(frame: RelayStreamFrame): void {
    if (this.#pending.length === 0) queueMicrotask(() => this.#flush())
    this.#pending.push(encodeRelayStreamFrame(frame))
  }

  #flush(): void {
    const frames = this.#pending
    this.#pending = []
    // The type of the message stands before its frames.
    if (frames.length > 0) this.#sendMessage(encodeStreamMessage(frames).subarray(1))
  }
}
