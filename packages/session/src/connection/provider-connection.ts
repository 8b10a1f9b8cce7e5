import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { Clock } from '../clock/clock.ts'
import { CallboardError, EXTENSION_MESSAGE, SUBPROTOCOL, SYNC, Y_MESSAGE } from '../protocol/index.ts'
import type { RelayMessage } from '../schema/index.ts'
import type { Store } from '../store/store.ts'
import { forgetOthers } from './awareness-entries.ts'
import { closeCodeError, malformedError, namedError, replacedError, silentError, unreachableError } from './connection-errors.ts'
import { ConnectionStatus } from './connection-status.ts'
import type { Connection, ConnectionPeer, ConnectionState } from './connection.ts'
import { documentFrameKind, encodeStep1, readSyncMessage } from './document-frames.ts'
import { encodeExtensionMessage, readExtensionMessage } from './extension-message.ts'
import { LinkWatch } from './link-watch.ts'
import { observedWebSocket } from './observed-websocket.ts'
import { watchPageWake } from './page-wake.ts'
import type { Backoff } from './retry-delay.ts'

/** How long `close` waits for the server to say goodbye. Milliseconds. */
const GOODBYE_MS = 1_000

/** A clock difference that grows by more than this is a clock that was set, not a slow message. Milliseconds. */
const CLOCK_STEP_MS = 1_000

/** The parsed options of a connection. */
export interface ProviderConnectionOptions {
  readonly url: string
  readonly session: string
  readonly clock: Clock
  readonly WebSocket: typeof WebSocket
  readonly backoff: Backoff
}

/** A {@link Connection} over y-websocket's provider. */
export class ProviderConnection implements Connection {
  readonly #options: ProviderConnectionOptions
  readonly #status: ConnectionStatus
  readonly #watch: LinkWatch
  #peer: ConnectionPeer | undefined
  #provider: WebsocketProvider | undefined
  #offsetMs: number | undefined
  /** Of the document that is held. */
  #generation: string | undefined
  /** Of the present socket: whether it opened, whether the relay made itself known, and what it complained of. */
  #link: { opened: boolean; welcomed: boolean; error: CallboardError | undefined } = newLink()
  #stopWaking: () => void = () => {}
  #goodbye: Promise<void> | undefined

  constructor(options: ProviderConnectionOptions) {
    this.#options = options
    this.#status = new ConnectionStatus(options.clock, options.backoff)
    this.#watch = new LinkWatch(options.clock, {
      probe: () => this.#probe(),
      dead: () => this.#reset(this.#link.opened ? silentError() : unreachableError(options.url)),
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
    // Before the provider's own listener, so that the frame it sends is known to cover this write.
    peer.doc.on('update', this.#onDocumentUpdate)
    this.#provider = this.#makeProvider(peer)
    this.#stopWaking = watchPageWake(() => {
      if (this.#provider?.ws === null) this.#provider.connect()
    })
    try {
      this.#provider.connect()
    } catch (cause) {
      const message = `This page may not connect to ${this.#options.url}. On an https page the relay must be wss.`
      this.#end(new CallboardError({ code: 'option-invalid', message, cause }))
    }
  }

  close(): Promise<void> {
    this.#goodbye ??= this.#sayGoodbye()
    return this.#goodbye
  }

  #makeProvider({ doc, awareness }: ConnectionPeer): WebsocketProvider {
    const provider = new WebsocketProvider(this.#options.url, this.#options.session, doc, {
      connect: false,
      awareness,
      protocols: [SUBPROTOCOL],
      disableBc: true,
      WebSocketPolyfill: observedWebSocket(this.#options.WebSocket, {
        opened: (socket) => this.#opened(socket),
        received: (socket, data, pass) => this.#received(socket, data, pass),
        sending: (socket, data) => this.#sending(socket, data),
      }),
    })
    // It sends back whatever it hears of others' presence, which with many clients multiplies traffic.
    awareness.off('update', provider._awarenessUpdateHandler)
    awareness.on('update', this.#onAwarenessUpdate)
    // One listener a provider: with eleven sessions in a process Node would warn. The relay sees the socket close.
    if (typeof process !== 'undefined' && typeof process.off === 'function') process.off('exit', provider._exitHandler)
    provider.messageHandlers[Y_MESSAGE.sync] = (encoder, decoder) => {
      encoding.writeVarUint(encoder, Y_MESSAGE.sync)
      if (readSyncMessage(decoder, encoder, doc, provider) === SYNC.step2) provider.synced = true
    }
    provider.messageHandlers[Y_MESSAGE.queryAwareness] = () => this.#sendAwareness()
    provider.on('status', ({ status }) => {
      if (status === 'connecting') this.#trying()
      if (status === 'disconnected') forgetOthers(awareness)
    })
    provider.on('sync', (isSynced) => {
      if (isSynced) this.#synced()
    })
    provider.on('connection-close', (event) => this.#lost(event))
    provider.on('closed', ({ code, reason }) => this.#end(this.#link.error ?? closeCodeError(code, reason)))
    return provider
  }

  #trying(): void {
    this.#link = newLink()
    this.#status.trying()
    this.#watch.start()
  }

  #opened(socket: WebSocket): void {
    const peer = this.#peer
    if (peer === undefined || socket !== this.#provider?.ws) return
    this.#link.opened = true
    this.#watch.heard()
    this.#status.ledger.opened()
    if (socket.protocol !== SUBPROTOCOL) return
    const agent = peer.agentId === undefined ? undefined : { id: peer.agentId, epoch: this.epoch.getSnapshot() }
    const generation = this.#generation
    const hello = { type: 'hello', clientId: peer.awareness.clientID, instance: peer.instance, generation, agent } as const
    socket.send(encodeExtensionMessage(hello))
  }

  #sending(socket: WebSocket, data: unknown): void {
    if (socket !== this.#provider?.ws || socket.readyState !== socket.OPEN) return
    const kind = documentFrameKind(data)
    if (kind === undefined) return
    this.#status.ledger.frameSent(kind)
    this.#status.saved()
  }

  /** Everything that comes in goes through here, and nothing that it holds may throw out of here. */
  #received(socket: WebSocket, data: unknown, pass: () => void): void {
    const provider = this.#provider
    if (provider === undefined || socket !== provider.ws) return
    this.#watch.heard()
    provider.wsLastMessageReceived = Date.now()
    try {
      if (typeof data === 'string') throw new TypeError('A text frame')
      const decoder = decoding.createDecoder(new Uint8Array(data as ArrayBuffer))
      const type = decoding.readVarUint(decoder)
      if (type === EXTENSION_MESSAGE) this.#extension(readExtensionMessage(decoder))
      else if (type === Y_MESSAGE.sync || type === Y_MESSAGE.awareness || type === Y_MESSAGE.queryAwareness) pass()
      else if (type === Y_MESSAGE.auth) this.#denied(decoder)
      if (!this.#status.isClosed && this.#link.opened) this.#status.connected()
    } catch (error) {
      this.#reset(malformedError(error))
    }
  }

  #extension(message: RelayMessage | undefined): void {
    if (message === undefined) return
    if (message.type === 'error') {
      this.#link.error = namedError(message.code, message.message)
    } else if (message.type === 'ack') {
      this.#status.ledger.acknowledged(message.frames)
      this.#status.saved()
    } else {
      this.#compareClocks(message.now)
      if (message.type !== 'welcome') return
      if (this.#generation !== undefined && this.#generation !== message.generation) return this.#end(replacedError())
      this.#generation = message.generation
      this.#link.welcomed = true
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

  #denied(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder)
    this.#link.error = namedError('connection-refused', `The server denied access: ${decoding.readVarString(decoder)}`)
  }

  #synced(): void {
    this.#status.ledger.acknowledges = this.#link.welcomed
    this.#status.connected()
    const { everSynced } = this.#status.state.getSnapshot()
    this.#status.synced()
    const awareness = this.#peer?.awareness
    if (!everSynced || this.#link.welcomed || awareness === undefined || awareness.getLocalState() === null) return
    // A stock server remembers the clock of the presence it removed, and takes only what is newer.
    awareness.setLocalState(awareness.getLocalState())
  }

  /** Asks a server without heartbeats for a sign of life: it answers a state vector whatever it holds. */
  #probe(): void {
    const provider = this.#provider
    if (provider === undefined || this.#link.welcomed || !provider.wsconnected) return
    provider.ws?.send(encodeStep1(provider.doc))
  }

  /** Drops the link and comes back after the usual wait, without waiting for a server that may not be there. */
  #reset(error: CallboardError): void {
    const provider = this.#provider
    if (provider === undefined || this.#status.isClosed) return
    this.#link.error = error
    provider.disconnect()
    // The provider has set its timer for the next try already; without this it would do nothing then.
    provider.shouldConnect = true
  }

  #lost(event: CloseEvent | null): void {
    this.#watch.stop()
    const provider = this.#provider
    if (provider === undefined || this.#status.isClosed) return
    if (event !== null && !provider.shouldReconnect(event, provider)) return
    const byCode = event === null ? undefined : closeCodeError(event.code, event.reason)
    const error = this.#link.error ?? byCode ?? (this.#link.opened ? undefined : unreachableError(this.#options.url))
    // The provider waits for the shorter of its own backoff, which has no jitter, and this.
    provider.maxBackoffTime = this.#status.lost(error)
  }

  readonly #onDocumentUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return
    this.#status.ledger.wrote()
    this.#status.saved()
  }

  readonly #onAwarenessUpdate = (
    { added, updated, removed }: { added: number[]; updated: number[]; removed: number[] },
  ): void => {
    const own = this.#peer?.awareness.clientID
    if (own !== undefined && [added, updated, removed].some((ids) => ids.includes(own))) this.#sendAwareness()
  }

  /** Our own presence; that of others is the relay's to tell. */
  #sendAwareness(): void {
    const { ws, wsconnected, awareness } = this.#provider ?? {}
    if (!ws || !wsconnected || awareness === undefined || ws.readyState !== ws.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, Y_MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    ws.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
  }

  #end(error: CallboardError | undefined): void {
    if (this.#status.isClosed) return
    this.#status.closed(error)
    this.#watch.stop()
    this.#stopWaking()
    this.#peer?.awareness.off('update', this.#onAwarenessUpdate)
    this.#provider?.destroy()
  }

  async #sayGoodbye(): Promise<void> {
    const socket = this.#provider?.ws
    const isOpen = socket?.readyState === socket?.OPEN
    this.#end(undefined)
    if (!socket || !isOpen) return
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

function newLink(): { opened: boolean; welcomed: boolean; error: CallboardError | undefined } {
  return { opened: false, welcomed: false, error: undefined }
}
