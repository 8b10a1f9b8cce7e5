import { LIMITS } from '@callboard/session/protocol'
import type { ClientStreamFrame } from '@callboard/session/wire'
import type { StreamLog, StreamLogs } from '../stream-log.ts'
import { appendTooLarge, requestInvalid } from './channel-errors.ts'
import type { ChannelPort, StreamChannel } from './channel-port.ts'
import { LOOK_UP_BYTES, type InFlight } from './in-flight.ts'
import { openLog } from './open-log.ts'
import type { StreamOutbox } from './stream-outbox.ts'

/** What a writer works with. */
export interface WriterChannelOptions {
  readonly port: ChannelPort
  readonly outbox: StreamOutbox
  readonly logs: StreamLogs
  readonly path: string
  /** The life of the agent whose connection it is. */
  readonly agent: { readonly id: string; readonly epoch: number }
  /** Whose connection it is, by identity key, if that is known. */
  readonly by: string | undefined
  readonly inFlight: InFlight
}

/** An agent writes one of its streams. */
export class WriterChannel implements StreamChannel {
  readonly #options: WriterChannelOptions
  readonly #producer: { readonly id: string; readonly epoch: number }
  #log: StreamLog | undefined
  #detach: ((reason: string) => void) | undefined
  #stopped = false

  constructor(options: WriterChannelOptions) {
    this.#options = options
    this.#producer = { id: `agent:${options.agent.id}`, epoch: options.agent.epoch }
    const settled = options.inFlight.add(LOOK_UP_BYTES)
    void this.#open()
      .catch((error: unknown) => options.port.fail(error))
      .finally(settled)
  }

  append(frame: Extract<ClientStreamFrame, { kind: 'append' }>): void {
    const { port, outbox, inFlight } = this.#options
    const { seq, close, messages } = frame
    if (this.#log === undefined) return port.fail(requestInvalid('appends to a stream before it was opened'))
    if (messages.byteLength > LIMITS.appendBytes) return port.fail(appendTooLarge(messages.byteLength))
    if (messages.byteLength === 0 && !close) return port.fail(requestInvalid('appends nothing'))
    const settled = inFlight.add(messages.byteLength)
    this.#log
      .append({ data: messages, producer: { ...this.#producer, seq }, close })
      .then(() => {
        if (!this.#stopped) outbox.acknowledge(port.channel, seq)
      })
      .catch((error: unknown) => port.fail(error))
      .finally(settled)
  }

  stop(reason: string): void {
    this.#stopped = true
    this.#detach?.(reason)
  }

  async #open(): Promise<void> {
    const { logs, path, port, by } = this.#options
    const log = await openLog(logs, path, by)
    await log.recall(this.#producer.id)
    // What an older connection sent may still be on its way to the disk: told now, it would be lost with the relay.
    await log.settled()
    if (this.#stopped) return
    this.#log = log
    if (log.closedAt === undefined) this.#detach = log.attachWriter()
    const { id, tail, closedAt } = log
    port.send({ kind: 'writing', writing: { id, lastSeq: log.lastSeq(this.#producer), tail, closedAt } })
  }
}
