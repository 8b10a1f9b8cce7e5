import { CallboardError, CONVERSATION_STREAM, LOG_STREAM, parseStreamName, readAgentStreamName } from '@callboard/session/protocol'
import type { ConversationEntry } from '@callboard/session/schema'
import type { ClientStreamFrame, RelayStreamFrame } from '@callboard/session/wire'
import { identityKey, type Identity } from '../../identity/identity.ts'
import { assertMayWrite } from '../../identity/stream-rights.ts'
import type { RoomSocket } from '../../room/room-socket.ts'
import type { StreamLogs } from '../stream-log.ts'
import { notYours, producerFenced, requestInvalid, tooManyChannels } from './channel-errors.ts'
import type { ChannelPort, StreamChannel } from './channel-port.ts'
import { InFlight } from './in-flight.ts'
import { PutChannel } from './put-channel.ts'
import { ReaderChannel } from './reader-channel.ts'
import { ReadSlots } from './read-slots.ts'
import { StreamOutbox } from './stream-outbox.ts'
import { WriterChannel } from './writer-channel.ts'

/** What the channels of one connection work with. */
export interface StreamChannelsOptions {
  readonly session: string
  readonly socket: RoomSocket
  readonly logs: StreamLogs
  /** The agent whose connection it is, if it is one's, with the epoch that it holds. */
  readonly agent: { readonly id: string; readonly epoch: number } | undefined
  /** Who it is by its token, with the rights of now; `undefined` where the relay asks nobody. */
  readonly identity: () => Identity | undefined
  /** Whether an entry of the conversation is what its author has told the agent. */
  readonly isQuote: (entry: ConversationEntry, agentId: string) => Promise<boolean>
  readonly maxChannels: number
  readonly now: () => number
  /** A channel was opened, or has ended. */
  readonly onChannel?: ((change: 1 | -1) => void) | undefined
  /** Is told of what a channel was refused. */
  readonly onRefused?: ((error: CallboardError) => void) | undefined
  /** Is told of errors that are bugs. */
  readonly onBug: (error: unknown) => void
}

/** Of so many channels that ended with an error it is known that appends may still be on their way. */
const REMEMBERED_ENDS = 1_024

type Open = Extract<ClientStreamFrame, { kind: 'write' | 'read' | 'put' }>

/** The streams that one connection writes and reads, each on its channel. Whatever goes wrong, goes wrong on a channel alone. */
export class StreamChannels {
  readonly #options: StreamChannelsOptions
  readonly #outbox: StreamOutbox
  readonly #slots = new ReadSlots()
  readonly #inFlight: InFlight
  readonly #channels = new Map<number, OpenChannel>()
  readonly #failed = new Set<number>()
  #closed = false

  constructor(options: StreamChannelsOptions) {
    this.#options = options
    this.#outbox = new StreamOutbox(options.socket)
    this.#inFlight = new InFlight(options.socket)
  }

  /** Takes a frame. Never throws. */
  receive(frame: ClientStreamFrame): void {
    if (this.#closed) return
    const { channel } = frame
    try {
      switch (frame.kind) {
        case 'write':
        case 'read':
        case 'put': return this.#open(frame)
        case 'append': return this.#append(frame)
        case 'credit': {
          const reader = this.#channels.get(channel)?.worker
          if (reader instanceof ReaderChannel) reader.credit(frame.bytes)
          return
        }
        case 'stop': return this.#end(channel, 'left')
      }
    } catch (error) {
      this.#fail(channel, error)
    }
  }

  /** A newer process of the agent has come: its writers are told, and end. */
  fence(): void {
    const agentId = this.#options.agent?.id ?? ''
    for (const [id, { worker }] of this.#channels) {
      if (worker instanceof WriterChannel) this.#fail(id, producerFenced(agentId))
    }
    this.#outbox.flush()
  }

  /** The connection has ended. Idempotent. */
  close(reason: string): void {
    this.#closed = true
    for (const id of this.#channels.keys()) this.#end(id, reason)
    this.#outbox.close()
  }

  #open(frame: Open): void {
    const { channel } = frame
    const { maxChannels, session, logs, now } = this.#options
    if (this.#channels.has(channel)) throw requestInvalid(`opens channel ${channel} a second time`)
    if (this.#channels.size >= maxChannels) throw tooManyChannels(maxChannels)
    const name = parseStreamName(frame.request.stream)
    if (!name.ok) throw name.error
    this.#failed.delete(channel)
    // Its place is taken before it is made: it may end while that is done.
    const open: OpenChannel = { worker: undefined }
    this.#channels.set(channel, open)
    this.#options.onChannel?.(1)
    const port = this.#port(channel, open)
    const shared = { port, outbox: this.#outbox, logs, path: `${session}/${name.name}`, inFlight: this.#inFlight }
    const worker = this.#make(frame, shared, now)
    if (this.#channels.get(channel) === open) open.worker = worker
    else worker.stop('left')
  }

  #make(frame: Open, shared: Shared, now: () => number): StreamChannel {
    const { agent, isQuote } = this.#options
    const identity = this.#options.identity()
    const { stream } = frame.request
    if (frame.kind === 'read') return new ReaderChannel({ ...shared, slots: this.#slots, request: frame.request, now })
    assertMayWrite(identity, shared.path, 'append')
    const isOwn = agent !== undefined && readAgentStreamName(stream)?.agentId === agent.id
    if (frame.kind === 'put') {
      const isShared = stream === CONVERSATION_STREAM || (stream === LOG_STREAM && agent !== undefined)
      if (!isOwn && !isShared) throw notYours(stream)
      return new PutChannel({ ...shared, request: frame.request, messages: frame.messages, agentId: agent?.id, identity, isQuote })
    }
    if (!isOwn) throw notYours(stream)
    return new WriterChannel({ ...shared, agent, by: identity && identityKey(identity) })
  }

  #append(frame: Extract<ClientStreamFrame, { kind: 'append' }>): void {
    const writer = this.#channels.get(frame.channel)?.worker
    if (writer instanceof WriterChannel) return writer.append(frame)
    // What was sent before the client could know that its channel had failed is no new mistake.
    if (this.#failed.has(frame.channel)) return
    throw requestInvalid(`appends on channel ${frame.channel}, on which nothing is written`)
  }

  /** What is left of a channel that has ended says nothing on the next one of its number. */
  #port(channel: number, open: OpenChannel): ChannelPort {
    const isOpen = (): boolean => this.#channels.get(channel) === open
    return {
      channel,
      send: (frame) => {
        if (isOpen()) this.#outbox.push({ ...frame, channel } as RelayStreamFrame)
      },
      fail: (error) => {
        if (isOpen()) this.#fail(channel, error)
      },
      end: () => {
        if (isOpen()) this.#end(channel, 'ended')
      },
    }
  }

  #fail(channel: number, error: unknown): void {
    if (this.#closed) return
    const known = CallboardError.is(error) ? error : undefined
    if (known === undefined) this.#options.onBug(error)
    else this.#options.onRefused?.(known)
    const code = known?.code ?? 'internal'
    const message = known?.message ?? 'callboard: The relay could not handle a stream frame; its log says why. Please report it.'
    this.#end(channel, code === 'producer-fenced' ? 'fenced' : 'refused')
    this.#outbox.push({ kind: 'error', channel, error: { code, message } })
    this.#failed.add(channel)
    const [oldest] = this.#failed
    if (this.#failed.size > REMEMBERED_ENDS && oldest !== undefined) this.#failed.delete(oldest)
  }

  #end(id: number, reason: string): void {
    const open = this.#channels.get(id)
    if (!this.#channels.delete(id)) return
    this.#options.onChannel?.(-1)
    open?.worker?.stop(reason)
  }
}

interface OpenChannel {
  worker: StreamChannel | undefined
}

interface Shared {
  readonly port: ChannelPort
  readonly outbox: StreamOutbox
  readonly logs: StreamLogs
  readonly path: string
  readonly inFlight: InFlight
}
