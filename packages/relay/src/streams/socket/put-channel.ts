import { CONVERSATION_STREAM, LIMITS, LOG_STREAM } from '@callboard/session/protocol'
import type { ConversationEntry, LogEntry, PutRequest } from '@callboard/session/schema'
import { decodeMessages } from '@callboard/session/wire'
import { producerOfKey } from '../keyed-producer.ts'
import { checkMessages } from '../stream-rules.ts'
import type { StreamLog, StreamLogs } from '../stream-log.ts'
import { assertAuthor, isEntryBy, notYourName } from '../../identity/authorship.ts'
import { identityKey, type Identity } from '../../identity/identity.ts'
import { appendTooLarge, requestInvalid } from './channel-errors.ts'
import type { ChannelPort, StreamChannel } from './channel-port.ts'
import { LOOK_UP_BYTES, type InFlight } from './in-flight.ts'
import { openLog } from './open-log.ts'

/** What a put works with. */
export interface PutChannelOptions {
  readonly port: ChannelPort
  readonly logs: StreamLogs
  readonly path: string
  readonly request: PutRequest
  readonly messages: Uint8Array
  /** The agent whose connection it is, if it is one's. */
  readonly agentId: string | undefined
  /** Who it is by its token; `undefined` where the relay asks nobody. */
  readonly identity: Identity | undefined
  /** Whether an entry is what its author has told the agent. */
  readonly isQuote: (entry: ConversationEntry, agentId: string) => Promise<boolean>
  readonly inFlight: InFlight
}

/** One message is appended once under its key, whoever asks for it and however often. */
export class PutChannel implements StreamChannel {
  readonly #options: PutChannelOptions

  constructor(options: PutChannelOptions) {
    this.#options = options
    const { inFlight, messages, port } = options
    const settled = inFlight.add(LOOK_UP_BYTES + messages.byteLength)
    void this.#put()
      .catch((error: unknown) => port.fail(error))
      .finally(settled)
  }

  /** What is on its way is not called back: it has its key. */
  stop(): void {}

  async #put(): Promise<void> {
    const { port, logs, path, request, messages, identity } = this.#options
    if (messages.byteLength > LIMITS.appendBytes) throw appendTooLarge(messages.byteLength)
    if (checkMessages(path, messages) !== 1) throw requestInvalid('puts anything but one message')
    if (request.stream === CONVERSATION_STREAM) this.#checkEntry(decodeMessages(messages)[0] as ConversationEntry)
    if (request.stream === LOG_STREAM) this.#checkLine(decodeMessages(messages)[0] as LogEntry)
    const log = await openLog(logs, path, identity && identityKey(identity))
    if (request.stream === CONVERSATION_STREAM) await this.#checkAuthor(log, decodeMessages(messages)[0] as ConversationEntry)
    const { tail, duplicate } = await log.append({ data: messages, producer: { ...this.#producerOf(decodeMessages(messages)[0]), seq: 0 } })
    // No channel says when its writer is gone; the conversation and the log are everyone's, and have none.
    const isShared = request.stream === CONVERSATION_STREAM || request.stream === LOG_STREAM
    if (!duplicate && !isShared) log.heardWriter()
    port.send({ kind: 'put', position: Math.max(0, tail - 1), duplicate })
    port.end()
  }

  /** An agent also puts the messages that it was sent, so that none lacks; but nobody speaks as an agent that they are not. */
  #checkEntry(entry: ConversationEntry): void {
    const { request, agentId } = this.#options
    if (entry.id !== request.key) throw requestInvalid('puts a message under another key than its id')
    if (entry.from.kind === 'agent' && entry.from.id !== agentId) throw notYourName(entry.from.id)
    // Under such a key an agent says a stream, before which nobody else may take it.
    const isOwn = agentId !== undefined && request.key.startsWith(`agents:${agentId}:`)
    if (request.key.startsWith('agents:') && !isOwn) throw notYourName(request.key)
  }

  /** Of what somebody else has said an agent may put only what they told it, or what is there already and changes nothing. */
  async #checkAuthor(log: StreamLog, entry: ConversationEntry): Promise<void> {
    const { identity, isQuote } = this.#options
    if (identity === undefined || isEntryBy(identity, entry.from)) return
    if (identity.kind === 'agent') {
      const producer = this.#producerOf(entry)
      await log.recall(producer.id)
      if (log.lastSeq(producer) !== undefined || (await isQuote(entry, identity.id))) return
    }
    throw notYourName(entry.from.id)
  }

  #producerOf(message: unknown): { readonly id: string; readonly epoch: number } {
    const { request, identity } = this.#options
    return { id: producerOfKey(request.stream, request.key, identity && message), epoch: 0 }
  }

  /** An agent logs what it has decided itself. */
  #checkLine(line: LogEntry): void {
    const { request, agentId, identity } = this.#options
    assertAuthor(identity, request.stream, line)
    if (line.id !== request.key) throw requestInvalid('puts a line under another key than its id')
    if (line.agent !== agentId) throw notYourName(line.agent)
  }
}
