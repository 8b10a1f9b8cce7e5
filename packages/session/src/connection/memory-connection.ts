import * as Y from 'yjs'
import type { Clock } from '../clock/clock.ts'
import { CallboardError, DEAD_LINK_AFTER_MS, LIVENESS_TIMEOUT_MS } from '../protocol/index.ts'
import type { Store } from '../store/store.ts'
import {
  applyAwarenessEntries,
  encodeAwarenessEntries,
  forgetOthers,
  ownAwarenessEntry,
  type AwarenessChange,
} from './awareness-entries.ts'
import type { Connection, ConnectionPeer, ConnectionState } from './connection.ts'
import { createConnectionStatus, type ConnectionStatus } from './connection-status.ts'
import { Pipe, type MessageToClient, type MessageToRelay, type SharedMessage } from './memory-link.ts'
import type { MemoryPeer, MemorySession } from './memory-session.ts'
import { MAX_BACKOFF_MS } from './retry-delay.ts'
import type { StreamLink, StreamLinkListener } from './stream-link.ts'
import { sendWritten } from './written-updates.ts'

/** A connection to a {@link MemoryRelay}, with faults at hand. */
export interface MemoryConnection extends Connection {
  /** Cuts the link, as a network does that fails; the connection comes back by itself. */
  drop(): void
  /** From now on nothing passes, either way, and nobody is told: a suspended process, a pulled cable. */
  freeze(): void
  /** Ends {@link freeze}: what was held up passes, if the relay still has the link. */
  thaw(): void
}

/** What a connection needs of its relay. */
export interface MemoryEndpoint {
  readonly session: MemorySession
  readonly clock: Clock
  /** Whether the relay is up. */
  isReachable(): boolean
  /** Runs a task in a turn of its own. */
  readonly schedule: (task: () => void) => void
}

interface Link {
  readonly toRelay: Pipe<MessageToRelay>
  readonly toClient: Pipe<MessageToClient>
  readonly peer: MemoryPeer
  /** The relay has let go of it. */
  isDead: boolean
  isWelcomed: boolean
}

/** A half, always: without chance, a test of time has one outcome. */
const even = (): number => 0.5

export class EndpointConnection implements MemoryConnection {
  readonly streams: StreamLink = {
    attach: (listener) => {
      this.#streams = listener
      if (this.#link?.isWelcomed === true) listener.opened()
      return () => {
        if (this.#streams === listener) this.#streams = undefined
      }
    },
    send: (message) => {
      if (this.#link?.isWelcomed !== true) return false
      // The type of the message stands before its frames.
      this.#link.toRelay.push({ type: 'streams', message: message.subarray(1) })
      return true
    },
  }
  readonly #endpoint: MemoryEndpoint
  readonly #status: ConnectionStatus
  #peer: ConnectionPeer | undefined
  #link: Link | undefined
  #streams: StreamLinkListener | undefined
  #retry: unknown
  #isFrozen = false
  #silenceTimers: unknown[] = []

  constructor(endpoint: MemoryEndpoint) {
    this.#endpoint = endpoint
    this.#status = createConnectionStatus(endpoint.clock, { maxMs: MAX_BACKOFF_MS, random: even })
  }

  get state(): Store<ConnectionState> {
    return this.#status.state
  }

  get epoch(): Store<number | undefined> {
    return this.#status.epoch
  }

  clockOffsetMs(): number {
    return 0
  }

  open(peer: ConnectionPeer): void {
    if (this.#peer !== undefined || this.#status.isClosed()) return
    this.#peer = peer
    if (peer.doc.store.clients.size > 0) this.#status.ledger.wrote()
    sendWritten(peer.doc, this, this.#onDocumentUpdate)
    peer.awareness.on('update', this.#onAwarenessUpdate)
    this.#try()
  }

  whenSynced(): Promise<void> {
    return this.#status.whenSynced()
  }

  whenSaved(): Promise<void> {
    return this.#status.whenSaved()
  }

  close(): Promise<void> {
    this.#end(undefined)
    return Promise.resolve()
  }

  drop(): void {
    const link = this.#link
    if (link === undefined) return
    this.#endpoint.session.leave(link.peer)
    this.#lose()
  }

  freeze(): void {
    if (this.#isFrozen || this.#status.isClosed()) return
    this.#isFrozen = true
    this.#link?.toRelay.hold()
    this.#link?.toClient.hold()
    this.#watchSilence()
  }

  thaw(): void {
    if (!this.#isFrozen) return
    this.#isFrozen = false
    this.#forgetSilence()
    if (this.#link === undefined) return
    if (this.#link.isDead) return this.#lose()
    this.#link.toRelay.release()
    this.#link.toClient.release()
  }

  #watchSilence(): void {
    const { clock, session } = this.#endpoint
    const link = this.#link
    if (link === undefined) return
    const atRelay = clock.setTimeout(() => {
      session.leave(link.peer)
      link.isDead = true
    }, LIVENESS_TIMEOUT_MS)
    const atClient = clock.setTimeout(() => this.#lose(), DEAD_LINK_AFTER_MS)
    this.#silenceTimers = [atRelay, atClient]
  }

  #forgetSilence(): void {
    for (const timer of this.#silenceTimers) this.#endpoint.clock.clearTimeout(timer)
    this.#silenceTimers = []
  }

  #try(): void {
    this.#status.trying()
    const { schedule, session } = this.#endpoint
    const link: Link = {
      toRelay: new Pipe<MessageToRelay>((message) => session.receive(link.peer, message), schedule),
      toClient: new Pipe<MessageToClient>((message) => this.#receive(link, message), schedule),
      peer: {
        send: (message) => link.toClient.push(message),
        terminate: () => {
          link.isDead = true
          if (!this.#isFrozen && this.#link === link) this.#lose()
        },
      },
      isDead: false,
      isWelcomed: false,
    }
    this.#link = link
    schedule(() => {
      if (this.#link === link) this.#reach(link)
    })
  }

  /** The connection is made, unless the relay is not there to take it. */
  #reach(link: Link): void {
    if (this.#isFrozen) {
      link.toRelay.hold()
      link.toClient.hold()
      this.#watchSilence()
    } else if (!this.#endpoint.isReachable()) {
      const message = 'The relay in memory is stopped, so nothing is sent or received. Start it; this tries again.'
      return this.#lose(new CallboardError({ code: 'connection-refused', message }))
    }
    this.#endpoint.session.join(link.peer)
    const { doc, awareness, agentId, instance } = this.#opened()
    this.#status.ledger.opened()
    const agent = agentId === undefined ? undefined : { id: agentId, epoch: this.epoch.getSnapshot() }
    link.toRelay.push({ type: 'hello', clientId: awareness.clientID, instance, agent })
    link.toRelay.push({ type: 'step1', vector: Y.encodeStateVector(doc) })
  }

  #opened(): ConnectionPeer {
    if (this.#peer !== undefined) return this.#peer
    throw new CallboardError({ code: 'internal', message: 'A connection was used before it was opened.' })
  }

  #lose(error?: CallboardError): void {
    if (this.#link === undefined || this.#status.isClosed()) return
    this.#unlink()
    this.#retry = this.#endpoint.clock.setTimeout(() => this.#try(), this.#status.lost(error))
    this.#clearOthers()
  }

  #unlink(): void {
    this.#forgetSilence()
    const link = this.#link
    this.#link = undefined
    link?.toRelay.cut()
    link?.toClient.cut()
    if (link?.isWelcomed === true) this.#streams?.lost()
  }

  /** Of others nothing is known while the link is gone. */
  #clearOthers(): void {
    forgetOthers(this.#opened().awareness, this)
  }

  #receive(link: Link, message: MessageToClient): void {
    if (this.#link !== link) return
    if (message.type === 'close') return message.error === undefined ? this.#lose() : this.#end(message.error)
    if (message.type === 'welcome') {
      this.#status.ledger.acknowledges = true
      if (message.epoch !== undefined) this.#status.epoch.set(message.epoch)
      this.#status.granted(message)
      this.#status.connected()
      if (this.#opened().awareness.getLocalState() !== null) this.#sendAwareness(link)
      link.isWelcomed = true
      this.#streams?.opened()
    } else if (message.type === 'streams') {
      this.#streams?.received(message.message)
    } else if (message.type === 'ack') {
      this.#status.ledger.acknowledged(message.frames)
      this.#status.saved()
    } else if (message.type !== 'heartbeat') {
      this.#receiveShared(link, message)
    }
  }

  #receiveShared(link: Link, message: SharedMessage): void {
    const { doc, awareness } = this.#opened()
    if (message.type === 'step1') {
      this.#sendFrame(link, { type: 'step2', update: Y.encodeStateAsUpdate(doc, message.vector) })
    } else if (message.type === 'awareness') {
      applyAwarenessEntries(awareness, encodeAwarenessEntries(message.entries), this)
    } else {
      Y.applyUpdate(doc, message.update, this)
      if (message.type !== 'step2') return
      this.#status.synced()
    }
  }

  readonly #onDocumentUpdate = (update: Uint8Array): void => {
    this.#status.ledger.wrote()
    if (this.#link !== undefined && this.state.getSnapshot().status === 'connected') {
      this.#sendFrame(this.#link, { type: 'update', update })
    }
    this.#status.saved()
  }

  readonly #onAwarenessUpdate = (change: AwarenessChange): void => {
    const own = this.#opened().awareness.clientID
    if (this.#link === undefined || this.state.getSnapshot().status !== 'connected') return
    if (Object.values(change).some((ids) => ids.includes(own))) this.#sendAwareness(this.#link)
  }

  #sendAwareness(link: Link): void {
    const entry = ownAwarenessEntry(this.#opened().awareness)
    // Through JSON, as on the wire: what cannot be sent must not arrive.
    link.toRelay.push({ type: 'awareness', entries: [JSON.parse(JSON.stringify(entry)) as typeof entry] })
  }

  #sendFrame(link: Link, message: Extract<SharedMessage, { type: 'step2' | 'update' }>): void {
    this.#status.ledger.frameSent(message.type === 'step2' ? 'answer' : 'update')
    link.toRelay.push(message)
    this.#status.saved()
  }

  #end(error: CallboardError | undefined): void {
    if (this.#status.isClosed()) return
    this.#endpoint.clock.clearTimeout(this.#retry)
    if (this.#link !== undefined) this.#endpoint.session.leave(this.#link.peer, 'left')
    this.#unlink()
    this.#peer?.awareness.off('update', this.#onAwarenessUpdate)
    this.#status.closed(error)
    if (this.#peer !== undefined) this.#clearOthers()
  }
}
