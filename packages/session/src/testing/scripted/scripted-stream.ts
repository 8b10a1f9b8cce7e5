import type { Clock } from '../../clock/clock.ts'
import type { StreamChunk, StreamRecord } from '../../schema/index.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { SeatStream } from './seat.ts'

/** What a {@link ScriptedStream} is made of. */
export interface ScriptedStreamOptions {
  readonly record: Pick<StreamRecord, 'id' | 'task' | 'title' | 'startedAt'>
  readonly seatStream: SeatStream
  readonly chunks: Iterator<StreamChunk>
  readonly clock: Clock
  readonly random: SeededRandom
  /** Between two chunks, milliseconds. */
  readonly chunkMs: readonly [number, number]
  /** Whether it has nothing to say for now. */
  readonly isQuiet: () => boolean
  /** It has said all. */
  readonly onEnd: () => void
}

/** A stream that a scripted agent says something in, over time. */
export class ScriptedStream {
  readonly #options: ScriptedStreamOptions
  #state: StreamRecord['state'] = 'open'
  #timer: unknown

  constructor(options: ScriptedStreamOptions) {
    this.#options = options
    this.#sayLater()
  }

  /** As its agent's record names it. */
  get record(): StreamRecord {
    return { ...this.#options.record, state: this.#state }
  }

  /** Ends it: `done`, or `failed` with a reason. */
  end(reason?: string): void {
    if (this.#state !== 'open') return
    this.leave()
    const { seatStream } = this.#options
    this.#state = reason === undefined ? 'done' : 'failed'
    if (reason !== undefined) seatStream.write({ type: 'error', errorText: reason })
    seatStream.close()
  }

  /** Says nothing more and leaves it open, as a process does that dies. */
  leave(): void {
    this.#options.clock.clearTimeout(this.#timer)
  }

  #sayLater(): void {
    const { clock, random, chunkMs } = this.#options
    this.#timer = clock.setTimeout(() => this.#say(), random.int(...chunkMs))
  }

  #say(): void {
    const { isQuiet, chunks, seatStream, onEnd } = this.#options
    if (isQuiet()) return this.#sayLater()
    const next = chunks.next()
    if (next.done === true) {
      this.end()
      return onEnd()
    }
    seatStream.write(next.value)
    this.#sayLater()
  }
}
