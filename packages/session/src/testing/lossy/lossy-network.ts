import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../../connection/connection.ts'
import { MemoryStreams } from '../../connection/memory-streams/memory-streams.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { LossyConnection, type Wires } from './lossy-connection.ts'
import { LossyStreamLink } from './lossy-stream-link.ts'
import { PacketPost, type PacketFaults } from './packet-post.ts'

/** Options of {@link createLossyNetwork}. */
export interface LossyNetworkOptions extends Partial<PacketFaults> {
  /** The same seed makes the same faults. */
  readonly seed: number
  readonly clock: Clock
  /** About how often a node asks another for what it is missing, milliseconds. @default 500 */
  readonly antiEntropyMs?: number | undefined
}

/** A network that loses, doubles, delays and reorders, and falls apart. It carries one session. */
export interface LossyNetwork {
  /** A connection for `createSession`: a node of this name, which no other open one may have. */
  connect(node: string): Connection
  /**
   * From now on nothing passes between these two nodes, nor between nodes that take their names later. The streams are
   * at a place of their own, {@link STREAMS_NODE}.
   */
  partition(a: string, b: string): void
  /** Every partition ends. */
  heal(): void
  /** From now on nothing is lost, doubled or reordered; partitions stay. */
  calm(): void
}

/** The name by which nodes are cut off from the streams. */
export const STREAMS_NODE = 'streams'

/**
 * Makes a network without a relay, on which sessions have to agree all the same: every node sends its writes to every
 * other it can reach, and asks one of them now and then for what it missed. It gives epochs, and fences nobody off,
 * so that two lives of an agent write side by side until they hear of each other. Streams are kept in one place; `drop`
 * is how likely a message breaks the way to it.
 *
 * @default drop 0.1, duplicate 0.1, reorder 0.2, delayMs [5, 50]
 */
export function createLossyNetwork(options: LossyNetworkOptions): LossyNetwork {
  const { seed, clock, antiEntropyMs = 500, drop = 0.1, duplicate = 0.1, reorder = 0.2, delayMs = [5, 50] } = options
  const random = createSeededRandom(seed)
  const post = new PacketPost(clock, random, { drop, duplicate, reorder, delayMs })
  const nodes = new Set<LossyConnection>()
  const cuts = new Set<string>()
  const streams = new MemoryStreams(clock)
  const streamRandom = createSeededRandom(seed + 1)
  let breakage = drop
  const epochs = new Map<string, { epoch: number; instance: string }>()
  const isCut = (a: LossyConnection, b: LossyConnection): boolean => cuts.has(cutName(a.node, b.node))
  const open = (): LossyConnection[] => [...nodes].filter((node) => node.isOpen)

  const wiresOf = (self: () => LossyConnection): Wires => ({
    clock,
    neighbours: () => open().filter((node) => node !== self() && !isCut(node, self())),
    isAlone: () => open().length === 0,
    send: (to, frame) => {
      if (isCut(self(), to)) return
      post.send(() => {
        if (!isCut(self(), to)) to.receive(self(), frame)
      })
    },
    epochOf: (agentId, instance) => {
      const held = epochs.get(agentId)
      if (held?.instance === instance) return held.epoch
      const epoch = (held?.epoch ?? 0) + 1
      epochs.set(agentId, { epoch, instance })
      return epoch
    },
    roundMs: () => random.int(antiEntropyMs / 2, antiEntropyMs * 1.5),
    pick: (items) => random.pick(items),
    streamLink: (agent) =>
      new LossyStreamLink({
        clock,
        random: streamRandom,
        streams,
        delayMs,
        breakage: () => breakage,
        isCut: () => !self().isOpen || cuts.has(cutName(self().node, STREAMS_NODE)),
        agent,
      }),
    leave: (node) => {
      nodes.delete(node)
      for (const other of open()) other.lose(node)
    },
  })
  return {
    connect: (name) => {
      const node: LossyConnection = new LossyConnection(
        name,
        wiresOf(() => node),
      )
      nodes.add(node)
      return node
    },
    partition: (a, b) => {
      cuts.add(cutName(a, b))
      for (const node of open()) if (cuts.has(cutName(node.node, STREAMS_NODE))) node.streams.break()
      const [left, right] = [a, b].map((name) => open().find(({ node }) => node === name))
      if (left === undefined || right === undefined) return
      left.lose(right)
      right.lose(left)
    },
    heal: () => {
      cuts.clear()
      for (const node of open()) node.streams.open()
    },
    calm: () => {
      breakage = 0
      post.calm()
    },
  }
}

function cutName(a: string, b: string): string {
  return [a, b].sort().join('\n')
}
