import { expect, test } from 'vitest'
import { connectAgent, connectReader } from '../../testing/connect-streams.ts'
import { textDelta, type RawReader, type RawStreams } from '../../testing/raw-streams.ts'
import { makeRandom } from '../../testing/seeded-random.ts'
import { startRelay, temporaryDirectory } from '../../testing/start-relay.ts'
import { until } from '../../testing/until.ts'

const STREAM = 'agents/flights/answer'

/** More than the longest message: what may be sent over the window, since a message is sent whole. */
const LONGEST_MESSAGE = 1_500

const seeds = process.env['CALLBOARD_SEEDS']?.split(',').map(Number) ?? [1, 2, 3, 4]

/**
 * One reader for as long as the stream grows, with credit given, cuts and windows by chance: what it has is always a run of the
 * stream from where it began, and never more than its window ahead of its credit.
 */
class ChanceReader {
  readonly #random: () => number
  readonly #url: string
  readonly first: number
  readonly messages: unknown[] = []
  #streams: RawStreams | undefined
  #reader: RawReader | undefined
  #window = 0
  #credit = 0
  #id: string | undefined
  problem: string | undefined

  constructor(url: string, first: number, random: () => number) {
    this.#url = url
    this.first = first
    this.#random = random
  }

  get position(): number {
    return this.first + this.messages.length + (this.#reader?.messages.length ?? 0)
  }

  async step(): Promise<void> {
    const chance = this.#random()
    if (this.#streams === undefined || this.#reader === undefined) await this.#connect()
    else if (chance < 0.1) this.#cut()
    else if (chance < 0.2) this.#stopAndRead()
    else if (chance < 0.8) this.#giveCredit(this.#random())
    this.#check()
  }

  async finish(tail: number): Promise<void> {
    if (this.#reader === undefined) await this.#connect()
    this.#stopAndRead(1_000_000)
    await until('the rest is read', () => {
      this.#giveCredit(1)
      return this.position >= tail || this.#streams?.client.closed
    })
    this.#check()
    this.#keep()
  }

  async #connect(): Promise<void> {
    this.#streams = await connectReader(this.#url)
    this.#read(1)
  }

  #read(channel: number, window = 1 + Math.floor(this.#random() * 5_000)): void {
    this.#window = window
    this.#credit = 0
    const id = this.#id === undefined ? {} : { id: this.#id }
    const request = { stream: STREAM, from: this.position, window: this.#window, ...id }
    this.#reader = this.#streams?.read(channel, request, { credit: false })
  }

  #cut(): void {
    this.#streams?.client.socket.terminate()
    this.#keep()
    this.#streams = undefined
  }

  #stopAndRead(window?: number): void {
    const channel = this.#reader?.channel ?? 0
    this.#streams?.send({ kind: 'stop', channel })
    this.#keep()
    this.#read(channel + 1, window)
  }

  #giveCredit(share: number): void {
    const { channel = 0, bytes = 0 } = this.#reader ?? {}
    this.#credit = Math.max(this.#credit, Math.floor(bytes * share))
    this.#streams?.send({ kind: 'credit', channel, bytes: this.#credit })
  }

  /** What the former connection or channel brought counts; what it still brings does not. */
  #keep(): void {
    this.messages.push(...(this.#reader?.messages ?? []))
    this.#id = this.#reader?.state?.id ?? this.#id
    if ((this.#streams?.breaks.length ?? 0) > 0) this.problem ??= this.#streams?.breaks.join()
    this.#reader = undefined
  }

  #check(): void {
    const { bytes = 0 } = this.#reader ?? {}
    if (bytes - this.#credit > this.#window + LONGEST_MESSAGE) this.problem ??= `${bytes} bytes with credit ${this.#credit}, window ${this.#window}`
    if (this.#streams?.error(this.#reader?.channel ?? 0)) this.problem ??= `error ${JSON.stringify(this.#streams.frames.at(-1))}`
  }
}

test.for(seeds)('readers with any credit, cuts and windows have the stream from where they began, whole and once (seed %i)', async (seed) => {
  const random = makeRandom(seed)
  const { url } = await startRelay(seed % 2 === 0 ? {} : { data: await temporaryDirectory() })
  const agent = await connectAgent(url)
  await agent.write(1, STREAM)
  const written: unknown[] = []
  const readers: ChanceReader[] = []
  for (let seq = 0; seq < 150; seq++) {
    const messages = Array.from({ length: 1 + Math.floor(random() * 12) }, () => textDelta(`${written.length} ${'x'.repeat(random() * 1_000)}`))
    written.push(...messages)
    if (random() < 0.5) await agent.appended(1, seq, messages)
    else agent.append(1, seq, messages)
    if (readers.length < 5) {
      // The first ones wait for what is not there yet; later ones begin somewhere within what is.
      const first = readers.length < 2 ? 0 : Math.floor(random() * (readers.length * 2))
      if (seq >= readers.length * 3) readers.push(new ChanceReader(url, first, random))
    }
    for (const reader of readers) await reader.step()
  }
  await until('all is on disk', () => agent.acknowledged(1) === 149)
  for (const reader of readers) await reader.finish(written.length)

  for (const { problem, messages, first } of readers) {
    expect(problem, `seed ${seed}`).toBeUndefined()
    expect(messages, `seed ${seed}`).toEqual(written.slice(first))
  }
})
