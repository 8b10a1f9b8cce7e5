import * as Y from 'yjs'
import type { Clock } from '../clock/clock.ts'
import { CallboardError, type ErrorCode, LIVENESS_TIMEOUT_MS, PRESENCE_RENEWAL_MS } from '../protocol/index.ts'
import { SCHEMA_VERSION, type HelloMessage } from '../schema/index.ts'
import type { AwarenessEntry } from './awareness-entries.ts'
import type { MessageToClient, MessageToRelay } from './memory-link.ts'
import { MemoryStreams } from './memory-streams/memory-streams.ts'
import { StreamChannels } from './memory-streams/stream-channels.ts'

/** The relay's end of a link. */
export interface MemoryPeer {
  send(message: MessageToClient): void
  /** The relay lets go of the link, without a word. */
  terminate(): void
}

interface Member {
  readonly peer: MemoryPeer
  /** Is told nothing of what others do. */
  readonly isDeaf: boolean
  hello: HelloMessage | undefined
  /** Once it is known who it is. */
  channels: StreamChannels | undefined
  frames: number
}

/** One session of the relay in memory: what the real one does, without disk and sockets. */
export class MemorySession {
  readonly doc: Y.Doc = new Y.Doc()
  readonly streams: MemoryStreams
  readonly #name: string
  readonly #clock: Clock
  readonly #generation: string
  readonly #epochs = new Map<string, { readonly epoch: number; readonly instance: string }>()
  readonly #members = new Map<MemoryPeer, Member>()
  readonly #presence = new Map<number, AwarenessEntry>()
  /** The last clock sent for each client, kept when it goes, so that it is seen at once when it returns. */
  readonly #clocks = new Map<number, number>()
  #renewal: unknown

  constructor(name: string, clock: Clock) {
    this.#name = name
    this.#clock = clock
    this.streams = new MemoryStreams(clock)
    this.#generation = `memory-${clock.now()}`
    this.doc.transact(() => {
      const root = this.doc.getMap('session')
      root.set('schema', SCHEMA_VERSION)
      root.set('generation', this.#generation)
      root.set('createdAt', clock.now())
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#broadcast({ type: 'update', update }, origin)
    })
  }

  join(peer: MemoryPeer, { isDeaf = false }: { readonly isDeaf?: boolean } = {}): void {
    this.#members.set(peer, { peer, isDeaf, hello: undefined, channels: undefined, frames: 0 })
    if (this.#renewal === undefined) this.#renewLater()
  }

  /** The link is gone: the presence of its client goes with it, at once, and its streams have lost their writer. */
  leave(peer: MemoryPeer, reason = 'connection-lost'): void {
    const member = this.#members.get(peer)
    if (member === undefined) return
    this.#members.delete(peer)
    member.channels?.end(reason)
    const clientId = member.hello?.clientId
    const wasHere = clientId !== undefined && this.#presence.has(clientId)
    if (wasHere) this.#announce({ clientId, clock: 0, state: null }, peer)
    if (this.#members.size > 0) return
    this.#clock.clearTimeout(this.#renewal)
    this.#renewal = undefined
  }

  /** The relay stops. */
  leaveAll(): void {
    for (const peer of [...this.#members.keys()]) {
      this.leave(peer)
      peer.terminate()
    }
    this.streams.restart()
  }

  receive(peer: MemoryPeer, message: MessageToRelay): void {
    const member = this.#members.get(peer)
    if (member === undefined) return
    if (message.type === 'hello') return this.#welcome(member, message)
    // Nothing is taken from a client before it is known which life of which agent it is.
    if (member.hello === undefined) return
    if (message.type === 'streams') {
      this.#receiveStreams(member, message.message)
    } else if (message.type === 'step1') {
      peer.send({ type: 'step2', update: Y.encodeStateAsUpdate(this.doc, message.vector) })
    } else if (message.type === 'awareness') {
      const entry = message.entries.find(({ clientId }) => clientId === member.hello?.clientId)
      if (entry !== undefined) this.#announce(entry, peer)
    } else {
      this.#apply(member, message.update)
    }
  }

  #receiveStreams({ peer, channels }: Member, message: Uint8Array): void {
    try {
      channels?.receive(message)
    } catch (cause) {
      this.#refuse(peer, 'frame-malformed', 'A frame about streams could not be read, so the link was closed.', cause)
    }
  }

  #apply(member: Member, update: Uint8Array): void {
    try {
      Y.applyUpdate(this.doc, update, member.peer)
    } catch (cause) {
      return this.#refuse(member.peer, 'document-invalid', 'An update could not be applied, so it was refused.', cause)
    }
    member.frames += 1
    member.peer.send({ type: 'ack', frames: member.frames })
  }

  #welcome(member: Member, hello: HelloMessage): void {
    const agent = hello.agent === undefined ? undefined : this.#settle({ ...hello.agent, instance: hello.instance })
    if (agent === 'fenced') {
      const message = 'A newer process holds this agent id, so this one was closed. Stop it, or give it its own id.'
      return this.#refuse(member.peer, 'agent-fenced', message)
    }
    for (const other of [...this.#members.values()]) {
      if (other === member || other.hello === undefined) continue
      if (other.hello.instance === hello.instance && other.hello.clientId === hello.clientId) {
        this.leave(other.peer)
        other.peer.terminate()
      } else if (hello.agent !== undefined && other.hello.agent?.id === hello.agent.id) {
        this.#refuse(other.peer, 'agent-fenced', 'Another process has joined under this agent id and took over.')
      }
    }
    member.hello = agent === undefined ? hello : { ...hello, agent: { id: hello.agent?.id ?? '', epoch: agent } }
    const writer = agent === undefined ? undefined : { id: hello.agent?.id ?? '', epoch: agent }
    member.channels = new StreamChannels(this.streams, writer, (sent) =>
      member.peer.send({ type: 'streams', message: sent }),
    )
    member.peer.send({
      type: 'welcome',
      session: this.#name,
      generation: this.#generation,
      now: this.#clock.now(),
      epoch: agent,
      livenessTimeoutMs: LIVENESS_TIMEOUT_MS,
      survives: 'client-crash',
    })
    member.peer.send({ type: 'step1', vector: Y.encodeStateVector(this.doc) })
    const present = [...this.#presence.values()]
    if (present.length > 0 && !member.isDeaf) member.peer.send({ type: 'awareness', entries: present })
  }

  /** The epoch of a joining process, or `fenced` when it is an older life that comes back. */
  #settle(agent: { id: string; epoch?: number | undefined; instance: string }): number | 'fenced' {
    const held = this.#epochs.get(agent.id)
    if (held !== undefined && held.instance === agent.instance) return held.epoch
    const current = held?.epoch ?? 0
    if (agent.epoch !== undefined && agent.epoch < current) return 'fenced'
    const epoch = agent.epoch !== undefined && agent.epoch > current ? agent.epoch : current + 1
    this.#epochs.set(agent.id, { epoch, instance: agent.instance })
    return epoch
  }

  #refuse(peer: MemoryPeer, code: ErrorCode, message: string, cause?: unknown): void {
    peer.send({ type: 'close', error: new CallboardError({ code, message, cause }) })
    this.leave(peer, code === 'agent-fenced' ? 'fenced' : undefined)
  }

  #announce(entry: AwarenessEntry, origin: unknown): void {
    const clock = Math.max((this.#clocks.get(entry.clientId) ?? 0) + 1, entry.clock)
    this.#clocks.set(entry.clientId, clock)
    const sent: AwarenessEntry = { ...entry, clock }
    if (entry.state === null) this.#presence.delete(entry.clientId)
    else this.#presence.set(entry.clientId, sent)
    this.#broadcast({ type: 'awareness', entries: [sent] }, origin)
  }

  #renewLater(): void {
    this.#renewal = this.#clock.setTimeout(() => {
      this.#renewLater()
      for (const [clientId, entry] of this.#presence) {
        const clock = entry.clock + 1
        this.#clocks.set(clientId, clock)
        this.#presence.set(clientId, { ...entry, clock })
      }
      for (const { peer, hello, isDeaf } of this.#members.values()) {
        if (isDeaf) continue
        const others = [...this.#presence.values()].filter(({ clientId }) => clientId !== hello?.clientId)
        if (hello !== undefined && others.length > 0) peer.send({ type: 'awareness', entries: others })
      }
    }, PRESENCE_RENEWAL_MS)
  }

  #broadcast(message: MessageToClient, origin: unknown): void {
    for (const { peer, hello, isDeaf } of this.#members.values()) {
      if (peer !== origin && !isDeaf && hello !== undefined) peer.send(message)
    }
  }
}
