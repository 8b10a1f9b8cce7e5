import type * as Y from 'yjs'
import type { Connection } from '../../connection/connection.ts'
import type { MemoryConnection } from '../../connection/memory-relay.ts'
import { createMemoryRelay } from '../../connection/memory-relay.ts'
import { createLossyNetwork } from '../lossy/lossy-network.ts'
import { createManualClock, type ManualClock } from '../manual-clock.ts'
import { createSeededRandom, type SeededRandom } from '../seeded-random.ts'

/** Where a history happens: a way for sessions to reach each other, and what may befall it. */
export interface World {
  readonly clock: ManualClock
  readonly random: SeededRandom
  /** Whether a relay gives acknowledgements and fences older lives off. */
  readonly hasRelay: boolean
  /** The relay's own copy. */
  readonly relayDoc?: Y.Doc | undefined
  connect(name: string): Connection
  /** One thing goes wrong, or right, with the connections of these names. */
  disturb(names: readonly string[]): void
  /** Everything works from now on. */
  heal(): void
}

/** Sessions that tell each other everything over a network that loses, doubles, reorders and falls apart. */
export function lossyWorld(seed: number): World {
  const clock = createManualClock()
  const random = createSeededRandom(seed)
  const network = createLossyNetwork({ seed: seed + 1, clock, drop: 0.2, duplicate: 0.2, reorder: 0.3 })
  return {
    clock,
    random,
    hasRelay: false,
    connect: (name) => network.connect(name),
    disturb: (names) => {
      if (random.chance(0.2)) return network.heal()
      // Cut one off from everybody, or from one other.
      const [a, b] = [random.pick(names), random.pick(names)]
      const others = random.chance(0.6) ? names : [b]
      for (const other of others) if (a !== undefined && other !== undefined && a !== other) network.partition(a, other)
    },
    heal: () => {
      network.heal()
      network.calm()
    },
  }
}

/** Sessions on a relay, whose links are cut and held up, and which stops and starts. */
export function relayWorld(seed: number): World {
  const clock = createManualClock()
  const random = createSeededRandom(seed)
  const relay = createMemoryRelay({ clock, latencyMs: 7 })
  const connections = new Map<string, MemoryConnection>()
  return {
    clock,
    random,
    hasRelay: true,
    relayDoc: relay.doc('history'),
    connect: (name) => {
      const connection = relay.connect('history')
      connections.set(name, connection)
      return connection
    },
    disturb: (names) => {
      const connection = connections.get(random.pick(names) ?? '')
      const what = random.int(0, 9)
      if (what === 0) relay.stop()
      else if (what <= 2) relay.start()
      else if (what <= 5) connection?.drop()
      else if (what <= 7) connection?.freeze()
      else connection?.thaw()
    },
    heal: () => {
      relay.start()
      for (const connection of connections.values()) connection.thaw()
    },
  }
}
