import { connectCallboard } from './raw-client.ts'
import { RawStreams } from './raw-streams.ts'
import { until } from './until.ts'

/** Where the relay is now: it may have been started anew on another port. */
type Where = () => string

/** How many appends a writer has under way. */
const UNDER_WAY = 20

/** Writes messages one append each, over as many connections as it takes, as one process of an agent. */
export class ResumingWriter {
  readonly #where: Where
  readonly #agent: string
  readonly #instance = crypto.randomUUID()
  #streams: RawStreams | undefined
  /** How many connections it had. */
  connections = 0
  /** How many of its messages it knows to be on disk. */
  acknowledged = 0

  constructor(where: Where, agent: string) {
    this.#where = where
    this.#agent = agent
  }

  /** Ends the connection as a lost network does. */
  cut(): void {
    this.#streams?.client.socket.terminate()
  }

  /** Resolves when all messages are on disk and the stream is closed behind them. */
  async write(stream: string, messages: readonly unknown[]): Promise<void> {
    while (this.acknowledged < messages.length) await this.#writeOnce(stream, messages).catch(() => {})
  }

  async #writeOnce(stream: string, messages: readonly unknown[]): Promise<void> {
    const client = await connectCallboard(this.#where(), 'board', { agent: { id: this.#agent }, instance: this.#instance })
    this.connections += 1
    const streams = new RawStreams(client)
    this.#streams = streams
    const { lastSeq = -1 } = await streams.write(1, stream)
    this.acknowledged = lastSeq + 1
    for (let seq = lastSeq + 1; seq < messages.length && client.closed === undefined; seq++) {
      streams.append(1, seq, [messages[seq]], seq === messages.length - 1)
      await until('there is room', () => client.closed ?? seq - streams.acknowledged(1) < UNDER_WAY)
    }
    await until('all is on disk or the link is gone', () => client.closed ?? streams.acknowledged(1) === messages.length - 1)
    if (client.closed === undefined) this.acknowledged = messages.length
    client.socket.terminate()
  }
}

/** Reads a stream to its end, over as many connections as it takes. */
export class ResumingReader {
  readonly #where: Where
  readonly messages: unknown[] = []
  readonly #window: number
  #streams: RawStreams | undefined
  /** How many connections it had. */
  connections = 0
  /** Places where what came did not follow on what had come. */
  readonly breaks: string[] = []

  constructor(where: Where, window = 4_096) {
    this.#where = where
    this.#window = window
  }

  cut(): void {
    this.#streams?.client.socket.terminate()
  }

  /** Resolves when the stream is closed and all of it is here. */
  async read(stream: string): Promise<void> {
    let id: string | undefined
    for (let done = false; !done; ) {
      const client = await connectCallboard(this.#where(), 'board')
      this.connections += 1
      const streams = new RawStreams(client)
      this.#streams = streams
      const reader = streams.read(1, { stream, from: this.messages.length, window: this.#window, ...(id === undefined ? {} : { id }) })
      const ended = (): boolean => reader.state?.closedAt !== undefined && reader.position === reader.state.tail
      await until('it is at the end or the link is gone', () => client.closed ?? ended(), 60_000)
      this.messages.push(...reader.messages)
      this.breaks.push(...streams.breaks)
      id = reader.state?.id ?? id
      done = ended()
      client.socket.terminate()
    }
  }
}
