import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import type { Clock } from '../clock/clock.ts'
import { EXTENSION_MESSAGE, isPermanentCloseCode, type CallboardError, SUBPROTOCOL, SYNC, Y_MESSAGE } from '../protocol/index.ts'
import type { RelayMessage } from '../schema/index.ts'
import type { Store } from '../store/store.ts'
import { forgetOthers } from './awareness-entries.ts'
import { closeCodeError, forbiddenError, malformedError, namedError, replacedError, silentError, unreachableError } from './connection-errors.ts'
import { ConnectionStatus } from './connection-status.ts'
import type { Connection, ConnectionPeer, ConnectionState } from './connection.ts'
import { encodeFrame, encodeStep1, readSyncMessage } from './document-frames.ts'
import { encodeExtensionMessage, readExtensionMessage } from './extension-message.ts'
import { LinkWatch } from './link-watch.ts'
import { watchPageWake } from './page-wake.ts'
import type { Backoff } from './retry-delay.ts'

/** How long `close` waits for the server to say goodbye. Milliseconds. */
const GOODBYE_MS = 1_000

/** A clock difference that grows by more than this is a clock that was set, not a slow message. Milliseconds. */
const CLOCK_STEP_MS = 1_000

/** The parsed options of a connection. */
export interface SocketConnectionOptions {
  readonly url: string
  readonly session: string
  readonly clock: Clock
  readonly WebSocket: typeof WebSocket
  readonly backoff: Backoff
}

/** One socket: whether it opened, whether the relay made itself known, and what it complained of. */
interface Link {
  readonly socket: WebSocket
  isOpen: boolean
  isWelcomed: boolean
  isSynced: boolean
  error: CallboardError | undefined
}

/** A {@link Connection} that speaks the y-websocket protocol and, with a relay that knows them, Callboard's extensions. */
export class SocketConnection implements Connection {
  readonly #options: SocketConnectionOptions
  readonly #status: ConnectionStatus
  readonly #watch: LinkWatch
  #peer: ConnectionPeer | undefined
  #link: Link | undefined
  #retry: unknown
  #offsetMs: number | undefined
  /** Of the document that is held. */
  #generation: string | undefined
  #stopWaking: () => void = () => {}
  #goodbye: Promise<void> | undefined

  constructor(options: SocketConnectionOptions) {
    this.#options = options
    this.#status = new ConnectionStatus(options.clock, options.backoff)
    this.#watch = new LinkWatch(options.clock, {
      probe: () => this.#probe(),
      dead: () => this.#reset(this.#link?.isOpen ? silentError() : unreachableError(options.url)),
    })
  }

  get state(): Store<ConnectionState> {
    return this.#status.state
  }

  get epoch(): Store<number | undefined> {
    return this.#status.epoch
  }

  clockOffsetMs(): number {
    return this.#offsetMs ?? 0
  }

  whenSynced(): Promise<void> {
    return this.#status.whenSynced()
  }

  whenSaved(): Promise<void> {
    return this.#status.whenSaved()
  }

  open(peer: ConnectionPeer): void {
    if (this.#peer !== undefined || this.#status.isClosed) return
    this.#peer = peer
    if (peer.doc.store.clients.size > 0) this.#status.ledger.wrote()
    peer.doc.on('update', this.#onDocumentUpdate)
    peer.awareness.on('update', this.#onAwarenessUpdate)
    this.#stopWaking = watchPageWake(() => {
      if (this.#link === undefined) this.#try()
    })
    this.#try()
  }

  close(): Promise<void> {
    this.#goodbye ??= this.#sayGoodbye()
    return this.#goodbye
  }

  #try(): void {
    const { url, session, clock, WebSocket: Socket } = this.#options
    clock.clearTimeout(this.#retry)
    this.#status.trying()
    this.#watch.start()
    let socket: WebSocket
    try {
      socket = new Socket(`${url}/${session}`, [SUBPROTOCOL])
    } catch (cause) {
      return this.#end(forbiddenError(url, cause))
    }
    socket.binaryType = 'arraybuffer'
    const link: Link = { socket, isOpen: false, isWelcomed: false, isSynced: false, error: undefined }
    this.#link = link
    const whileCurrent = <Event>(handle: (event: Event) => void): ((event: Event) => void) => (event) => {
      if (this.#link === link) handle(event)
    }
    socket.onopen = whileCurrent(() => this.#opened(link))
    socket.onmessage = whileCurrent((event: MessageEvent<unknown>) => this.#received(link, event.data))
    socket.onclose = whileCurrent((event: CloseEvent) => this.#lost(link, event))
    // What it says is said again, better, by the close that follows; unheard it would end a Node process.
    socket.onerror = () => {}
  }

  #opened(link: Link): void {
    const peer = this.#peer
    if (peer === undefined) return
    link.isOpen = true
    this.#watch.heard()
    this.#status.ledger.opened()
    if (link.socket.protocol === SUBPROTOCOL) {
      const { agentId, awareness, instance } = peer
      const agent = agentId === undefined ? undefined : { id: agentId, epoch: this.epoch.getSnapshot() }
      const hello = { type: 'hello', clientId: awareness.clientID, instance, generation: this.#generation, agent } as const
      this.#send(encodeExtensionMessage(hello))
    }
    this.#send(encodeStep1(peer.doc))
    if (peer.awareness.getLocalState() !== null) this.#sendAwareness()
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    const { socket } = this.#link ?? {}
    if (socket?.readyState === 1) socket.send(frame)
  }

  /** Sends a frame that carries document content, which the relay acknowledges. */
  #sendContent(kind: 'answer' | 'update', content: Uint8Array): void {
    if (this.#link?.socket.readyState === 1) {
      this.#status.ledger.frameSent(kind)
      this.#send(encodeFrame(Y_MESSAGE.sync, kind === 'answer' ? SYNC.step2 : SYNC.update, content))
    }
    this.#status.saved()
  }

  /** Nothing that comes in may throw out of here. */
  #received(link: Link, data: unknown): void {
    this.#watch.heard()
    try {
      if (typeof data === 'string') throw new TypeError('A text frame')
      this.#read(link, decoding.createDecoder(new Uint8Array(data as ArrayBuffer)))
      if (!this.#status.isClosed && link.isOpen) this.#status.connected()
    } catch (error) {
      this.#reset(malformedError(error))
    }
  }

  #read(link: Link, decoder: decoding.Decoder): void {
    const { doc, awareness } = this.#peer ?? {}
    if (doc === undefined || awareness === undefined) return
    const type = decoding.readVarUint(decoder)
    if (type === EXTENSION_MESSAGE) {
      this.#extension(link, readExtensionMessage(decoder))
    } else if (type === Y_MESSAGE.sync) {
      const { kind, answer } = readSyncMessage(decoder, doc, this)
      if (answer !== undefined) this.#sendContent('answer', answer)
      if (kind === SYNC.step2 && !link.isSynced) this.#synced(link)
    } else if (type === Y_MESSAGE.awareness) {
      applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), this)
    } else if (type === Y_MESSAGE.queryAwareness) {
      this.#sendAwareness()
    } else if (type === Y_MESSAGE.auth) {
      decoding.readVarUint(decoder)
      link.error = namedError('connection-refused', `The server denied access: ${decoding.readVarString(decoder)}`)
    }
  }

  #extension(link: Link, message: RelayMessage | undefined): void {
    if (message === undefined) return
    if (message.type === 'error') {
      link.error = namedError(message.code, message.message)
    } else if (message.type === 'ack') {
      this.#status.ledger.acknowledged(message.frames)
      this.#status.saved()
    } else {
      this.#compareClocks(message.now)
      if (message.type !== 'welcome') return
      if (this.#generation !== undefined && this.#generation !== message.generation) return this.#end(replacedError())
      this.#generation = message.generation
      link.isWelcomed = true
      this.#status.ledger.acknowledges = true
      if (message.epoch !== undefined) this.#status.epoch.set(message.epoch)
    }
  }

  /** A message is late by its journey, never early: the largest difference seen is the truest. */
  #compareClocks(relayNow: number): void {
    const offset = relayNow - this.#options.clock.now()
    const known = this.#offsetMs
    if (known === undefined || offset > known || known - offset > CLOCK_STEP_MS) this.#offsetMs = offset
  }

  #synced(link: Link): void {
    link.isSynced = true
    this.#status.ledger.acknowledges = link.isWelcomed
    this.#status.connected()
    const { everSynced } = this.#status.state.getSnapshot()
    this.#status.synced()
    const awareness = this.#peer?.awareness
    const own = awareness?.getLocalState() ?? null
    // A stock server remembers the clock of the presence it removed, and takes only what is newer.
    if (everSynced && !link.isWelcomed && own !== null) awareness?.setLocalState(own)
  }

  /** Asks a server without heartbeats for a sign of life: it answers a state vector whatever it holds. */
  #probe(): void {
    if (this.#peer !== undefined && this.#link?.isWelcomed === false) this.#send(encodeStep1(this.#peer.doc))
  }

  /** Drops the link and comes back after the usual wait, without waiting for a server that may not be there. */
  #reset(error: CallboardError): void {
    const link = this.#link
    if (link === undefined) return
    link.error = error
    link.socket.close()
    this.#lost(link, undefined)
  }

  #lost(link: Link, event: CloseEvent | undefined): void {
    this.#link = undefined
    this.#watch.stop()
    const byCode = event === undefined ? undefined : closeCodeError(event.code, event.reason)
    const error = link.error ?? byCode ?? (link.isOpen ? undefined : unreachableError(this.#options.url))
    if (event !== undefined && isPermanentCloseCode(event.code)) return this.#end(error)
    const delay = this.#status.lost(error)
    this.#forgetOthers()
    this.#retry = this.#options.clock.setTimeout(() => this.#try(), delay)
  }

  /** Of others nothing is known while the link is gone. */
  #forgetOthers(): void {
    const { awareness } = this.#peer ?? {}
    if (awareness === undefined) return
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID)
    removeAwarenessStates(awareness, others, this)
    forgetOthers(awareness)
  }

  readonly #onDocumentUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#status.ledger.wrote()
    this.#sendContent('update', update)
  }

  readonly #onAwarenessUpdate = (changed: Readonly<Record<'added' | 'updated' | 'removed', readonly number[]>>): void => {
    const own = this.#peer?.awareness.clientID
    // Only ever our own: to send back what is heard of others, as stock clients do, multiplies traffic.
    if (own !== undefined && Object.values(changed).some((ids) => ids.includes(own))) this.#sendAwareness()
  }

  #sendAwareness(): void {
    const { awareness } = this.#peer ?? {}
    if (awareness === undefined) return
    this.#send(encodeFrame(Y_MESSAGE.awareness, undefined, encodeAwarenessUpdate(awareness, [awareness.clientID])))
  }

  #end(error: CallboardError | undefined): void {
    if (this.#status.isClosed) return
    this.#status.closed(error)
    this.#watch.stop()
    this.#stopWaking()
    this.#options.clock.clearTimeout(this.#retry)
    this.#peer?.awareness.off('update', this.#onAwarenessUpdate)
    this.#link?.socket.close()
    this.#link = undefined
    this.#forgetOthers()
  }

  async #sayGoodbye(): Promise<void> {
    const { socket, isOpen } = this.#link ?? {}
    this.#end(undefined)
    if (socket === undefined || !isOpen) return
    const { clock } = this.#options
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, GOODBYE_MS)
      socket.addEventListener('close', () => {
        clock.clearTimeout(timer)
        resolve()
      })
    })
  }
}
