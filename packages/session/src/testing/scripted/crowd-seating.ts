import type { Clock } from '../../clock/clock.ts'
import type { MemoryEndpoint } from '../../connection/memory-connection.ts'
import { endpointOf, type MemoryRelay } from '../../connection/memory-relay.ts'
import type { MemoryPeer } from '../../connection/memory-session.ts'
import type { MemoryAppend } from '../../connection/memory-streams/memory-stream.ts'
import { agentStreamName } from '../../protocol/index.ts'
import { createSession } from '../../session/create-session.ts'
import { parseWith, agentRecordSchema } from '../../schema/index.ts'
import type { Session } from '../../session/session.ts'
import { encodeMessages } from '../../wire/index.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { putEntry } from './put-entry.ts'
import type { Seat, Seating, SeatStream } from './seat.ts'
import { standingCommands, standingIds } from './standing-commands.ts'

/** How long an agent of a crowd waits before it comes back after the relay let it go. Milliseconds. */
const RETURN_MS = 1_000

/** What the seats of a crowd share. */
interface Stage {
  readonly session: Session
  readonly endpoint: MemoryEndpoint
  readonly random: SeededRandom
  /** Who wants to know of new commands, by agent. */
  readonly listeners: Map<string, () => void>
}

/**
 * Seats a crowd in one page. Each agent has its own presence and epoch at the relay, but all write through one
 * document: with a document each, every write would be applied as many times as there are agents.
 */
export async function crowdSeating(
  relay: MemoryRelay,
  name: string,
  { clock, random }: { readonly clock: Clock; readonly random: SeededRandom },
): Promise<Seating> {
  const session = createSession({ connection: relay.connect(name), identity: { kind: 'observer' }, clock })
  await session.whenSynced()
  const stage: Stage = { session, endpoint: endpointOf(relay, name), random, listeners: new Map() }
  session.doc.getMap('people').observe(() => {
    const addressees = new Set(standingCommands(session.doc).flatMap(({ command }) => command.to))
    for (const id of addressees) stage.listeners.get(id)?.()
  })
  return {
    take: (agent) => Promise.resolve(takeSeat(stage, agent)),
    close: async () => {
      await session.close()
      session.doc.destroy()
    },
  }
}

function takeSeat({ session, endpoint, random, listeners }: Stage, { id, name }: { id: string; name: string }): Seat {
  const agents = session.doc.getMap('agents')
  const presence = new CrowdPresence(endpoint, { id, name, clientId: random.int(1, 2 ** 31) })
  const previous = parseWith(agentRecordSchema, agents.get(id))
  let acknowledged: ReadonlySet<string> = new Set()
  return {
    epoch: presence.epoch,
    previous: previous.ok ? previous.value : undefined,
    now: session.now,
    write: (record) => {
      acknowledged = new Set(Object.keys(record.acks))
      // Through JSON, as the verb does, so that absent fields are absent.
      agents.set(id, JSON.parse(JSON.stringify(record)))
    },
    say: (entry) => putEntry(session, entry),
    choose: (key, value) => void session.doc.getMap('selections').set(key, value),
    stream: (streamId) => presence.stream(streamId),
    inbox: () =>
      standingCommands(session.doc).filter(({ command }) => command.to.includes(id) && !acknowledged.has(command.id)),
    onInbox: (listener) => void listeners.set(id, listener),
    standing: () => standingIds(standingCommands(session.doc)),
    leave: () => {
      listeners.delete(id)
      presence.leave()
      return Promise.resolve()
    },
  }
}

/** The presence of one of a crowd: it joins the relay and hears nothing. */
class CrowdPresence implements MemoryPeer {
  epoch = 0
  /** Lets go of the streams that it writes. */
  readonly #open = new Set<(reason: string) => void>()
  #life = 0
  readonly #endpoint: MemoryEndpoint
  readonly #agent: { readonly id: string; readonly name: string; readonly clientId: number }
  #isGone = false

  constructor(endpoint: MemoryEndpoint, agent: { id: string; name: string; clientId: number }) {
    this.#endpoint = endpoint
    this.#agent = agent
    this.#join()
  }

  send(message: Parameters<MemoryPeer['send']>[0]): void {
    if (message.type === 'welcome') this.epoch = message.epoch ?? 0
    if (message.type === 'close') this.#isGone = true
  }

  terminate(): void {
    this.#life += 1
    this.#open.clear()
    this.#endpoint.clock.setTimeout(() => this.#join(), RETURN_MS)
  }

  /** A crowd's streams are written into the relay itself. */
  stream(id: string): SeatStream {
    const stream = this.#endpoint.session.streams.ensure(agentStreamName(this.#agent.id, id))
    let detach: ((reason: string) => void) | undefined
    let life: number | undefined
    const append = (append: MemoryAppend): void => {
      if (this.#isGone || stream.closedAt !== undefined) return
      if (life !== this.#life) {
        life = this.#life
        detach = stream.attachWriter()
        this.#open.add(detach)
      }
      stream.append(append)
    }
    return {
      write: (chunk) => append({ messages: encodeMessages([chunk]) }),
      close: () => {
        append({ messages: new Uint8Array(), close: true })
        if (detach !== undefined) this.#open.delete(detach)
      },
    }
  }

  leave(): void {
    this.#isGone = true
    for (const detach of this.#open) detach('connection-lost')
    this.#endpoint.session.leave(this)
  }

  #join(): void {
    if (this.#isGone) return
    if (!this.#endpoint.isReachable()) return this.terminate()
    const { session, clock } = this.#endpoint
    const { id, name, clientId } = this.#agent
    const agent = { id, epoch: this.epoch === 0 ? undefined : this.epoch }
    session.join(this, { isDeaf: true })
    session.receive(this, { type: 'hello', clientId, instance: `crowd-${clientId}`, agent })
    const state = { callboard: { kind: 'agent', id, name, epoch: this.epoch, joinedAt: clock.now() } }
    session.receive(this, { type: 'awareness', entries: [{ clientId, clock: 1, state }] })
  }
}
