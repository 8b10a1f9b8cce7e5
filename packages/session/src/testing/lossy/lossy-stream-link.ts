import type { Clock } from '../../clock/clock.ts'
import type { MemoryStreams } from '../../connection/memory-streams/memory-streams.ts'
import { StreamChannels } from '../../connection/memory-streams/stream-channels.ts'
import type { StreamLink, StreamLinkListener } from '../../connection/stream-link.ts'
import type { SeededRandom } from '../seeded-random.ts'

/** What the link of a node needs of its network. */
export interface StreamWires {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly streams: MemoryStreams
  /** Between sending and arrival, at least and at most, milliseconds. */
  readonly delayMs: readonly [number, number]
  /** The probability that a message breaks the link. */
  breakage(): number
  /** Whether the node cannot reach the streams now. */
  isCut(): boolean
  /** Which life of which agent the node is. */
  agent(): { readonly id: string; readonly epoch: number } | undefined
}

/** How many usual delays pass until a link that broke is back. */
const RETURN_DELAYS = 4

/**
 * A node's way to the streams. As a socket it keeps the order and loses nothing; what a network does to it shows as a
 * break: what was under way is gone, perhaps after it had its effect.
 */
export class LossyStreamLink implements StreamLink {
  readonly #wires: StreamWires
  #listener: StreamLinkListener | undefined
  #channels: StreamChannels | undefined
  /** Rises with each break: what is under way belongs to one life of the link. */
  #life = 0
  readonly #arrivals = { up: 0, down: 0 }

  constructor(wires: StreamWires) {
    this.#wires = wires
  }

  attach(listener: StreamLinkListener): () => void {
    this.#listener = listener
    if (this.#channels !== undefined) listener.opened()
    return () => {
      if (this.#listener === listener) this.#listener = undefined
    }
  }

  send(message: Uint8Array<ArrayBuffer>): boolean {
    if (this.#channels === undefined) return false
    this.#travel('up', () => this.#channels?.receive(message.subarray(1)))
    return true
  }

  /** The node has joined, or can be reached again. */
  open(): void {
    const { streams, isCut, agent } = this.#wires
    if (this.#channels !== undefined || isCut()) return
    this.#channels = new StreamChannels(streams, agent(), (sent) => {
      this.#travel('down', () => this.#listener?.received(sent))
    })
    this.#listener?.opened()
  }

  /** The link is gone; the writers that it had are without one. */
  break(): void {
    const channels = this.#channels
    if (channels === undefined) return
    this.#life += 1
    this.#channels = undefined
    channels.end('connection-lost')
    this.#listener?.lost()
  }

  #travel(way: 'up' | 'down', deliver: () => void): void {
    const { clock, random, delayMs, breakage } = this.#wires
    const life = this.#life
    const isBreaking = random.chance(breakage())
    this.#arrivals[way] = Math.max(this.#arrivals[way], clock.now() + random.int(...delayMs))
    clock.setTimeout(() => {
      if (life !== this.#life) return
      // Half of what breaks a link has arrived all the same, and only the answer is lost.
      if (!isBreaking || random.chance(0.5)) deliver()
      if (!isBreaking) return
      this.break()
      clock.setTimeout(() => this.open(), RETURN_DELAYS * random.int(...delayMs))
    }, this.#arrivals[way] - clock.now())
  }
}
