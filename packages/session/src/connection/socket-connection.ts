import * as decoding from 'lib0/decoding'
import { mergeUpdates } from 'yjs'
import type { Clock } from '../clock/clock.ts'
import { CLOCK_STEP_MS, GOODBYE_MS, STEP_ASIDE_MS } from '../clock/durations.ts'
import { failure } from '../protocol/callboard-error.ts'
import {
  BEARER_PREFIX,
  EXTENSION_MESSAGE,
  isPermanentCloseCode,
  type CallboardError,
  STREAM_MESSAGE,
  SUBPROTOCOL,
} from '../protocol/index.ts'
import {
  SOCKET_OPEN,
  SYNC_STEP2,
  SYNC_UPDATE,
  Y_AUTH,
  Y_AWARENESS,
  Y_QUERY_AWARENESS,
  Y_SYNC,
} from '../protocol/message-types.ts'
import type { AuthorsMessage, ClientMessage, RelayMessage, UrgentMessage } from '../schema/index.ts'
import type { Store } from '../store/store.ts'
import {
  applyAwarenessEntries,
  encodeAwarenessEntries,
  forgetOthers,
  ownAwarenessEntry,
  type AwarenessChange,
} from './awareness-entries.ts'
import { closeCodeError, namedError, unsentError } from './connection-errors.ts'
import { createConnectionStatus, type ConnectionStatus } from './connection-status.ts'
import type { AuthorsLink, Connection, ConnectionPeer, ConnectionState, UrgentLink } from './connection.ts'
import { encodeFrame, encodeStep1, readSyncMessage } from './document-frames.ts'
import { encodeExtensionMessage, readExtensionMessage } from './extension-message.ts'
import { watchLink, type LinkWatch } from './link-watch.ts'
import { watchPageWake } from './page-wake.ts'
import type { Backoff } from './retry-delay.ts'
import type { StreamLink, StreamLinkListener } from './stream-link.ts'
import { createTokenKeeper, type TokenKeeper, type TokenSource } from './token-keeper.ts'
import { sendWritten } from './written-updates.ts'

/** The parsed options of a connection. */
export interface SocketConnectionOptions {
  readonly url: string
  readonly session: string
  readonly token: TokenSource | undefined
  readonly clock: Clock
  readonly WebSocket: typeof WebSocket
  readonly backoff: Backoff
}

/** One socket: whether it opened, whether the relay made itself known, and what it complained of. */
interface Link {
  readonly socket: WebSocket
  readonly watch: LinkWatch
  isOpen: boolean
  isWelcomed: boolean
  isSynced: boolean
  error: CallboardError | undefined
}

/** A {@link Connection} that speaks the y-websocket protocol and, with a relay that knows it, Callboard's own. */
export class SocketConnection implements Connection {
  readonly address: string
  readonly state: Store<ConnectionState>
  readonly epoch: Store<number | undefined>
  readonly streams: StreamLink = {
    attach: (listener) => {
      this.#streams = listener
      if (this.#link?.isWelcomed) listener.opened()
      return () => (this.#streams = undefined)
    },
    send: (message) => !!this.#link?.isWelcomed && this.#send(message),
  }
  readonly urgent: UrgentLink = {
    send: (command) => {
      if (!this.#say({ type: 'urgent', command })) return
      // Whoever has to pass the command on is not to be busy with the document instead.
      if (!this.#held) this.#options.clock.setTimeout(this.#release, STEP_ASIDE_MS)
      this.#held ??= []
    },
    listen: (listener) => {
      this.#onUrgent = listener
      return () => (this.#onUrgent = undefined)
    },
  }
  readonly authors: AuthorsLink = {
    ask: (clientIds) => this.#say({ type: 'authors', clientIds: [...clientIds] }),
    listen: (listener) => {
      this.#onAuthors = listener
      return () => (this.#onAuthors = undefined)
    },
  }
  readonly #options: SocketConnectionOptions
  readonly #status: ConnectionStatus
  readonly #tokens: TokenKeeper
  #link: Link | undefined
  #streams: StreamLinkListener | undefined
  #onUrgent: ((message: UrgentMessage) => void) | undefined
  #onAuthors: ((message: AuthorsMessage) => void) | undefined
  /** Which Yjs client id the relay wants written under. */
  #writeAs: number | undefined
  /** Updates that step aside. */
  #held: Uint8Array[] | undefined
  #retry: unknown
  #offsetMs: number | undefined
  /** Of the document that is held. */
  #generation: string | undefined
  /** Takes the peer's listeners off; set while there is a peer. */
  #letGo: (() => void) | undefined
  #goodbye: Promise<void> | undefined

  constructor(options: SocketConnectionOptions) {
    this.#options = options
    this.#tokens = createTokenKeeper(options.token, options.clock)
    this.address = `${options.url}/${options.session}`
    this.#status = createConnectionStatus(options.clock, options.backoff)
    this.state = this.#status.state
    this.epoch = this.#status.epoch
  }

  whenSynced(): Promise<void> {
    return this.#status.whenSynced()
  }

  whenSaved(): Promise<void> {
    return this.#status.whenSaved()
  }

  clockOffsetMs(): number {
    return this.#offsetMs ?? 0
  }

  open(peer: ConnectionPeer): void {
    if (this.#letGo || this.#status.isClosed()) return
    const { doc, awareness } = peer
    const { ledger } = this.#status
    if (doc.store.clients.size > 0) ledger.wrote()
    // Left in place when the connection ends: what is written after that is never saved.
    sendWritten(doc, this, (update) => {
      ledger.wrote()
      if (this.#held) this.#held.push(update)
      else this.#sendContent('update', update)
    })
    const onAwareness = (change: AwarenessChange): void => {
      // Only ever our own: to send back what is heard of others, as stock clients do, multiplies traffic.
      if (Object.values(change).some((ids) => ids.includes(awareness.clientID))) this.#sendAwareness(peer)
    }
    awareness.on('update', onAwareness)
    const ending = new AbortController()
    watchPageWake(() => {
      if (!this.#link) this.#try(peer)
    }, ending.signal)
    this.#letGo = () => {
      awareness.off('update', onAwareness)
      ending.abort()
      forgetOthers(awareness, this)
    }
    this.#try(peer)
  }

  close(): Promise<void> {
    return (this.#goodbye ??= this.#sayGoodbye())
  }

  #try(peer: ConnectionPeer): void {
    this.#options.clock.clearTimeout(this.#retry)
    this.#status.trying()
    this.#tokens.ask(
      (token) => this.#connect(peer, token),
      (cause) => this.#again(peer, unsentError('token-missing', 'No token was given', '', cause)),
    )
  }

  #connect(peer: ConnectionPeer, token: string | undefined): void {
    const { url, clock, WebSocket: Socket } = this.#options
    let socket: WebSocket
    try {
      socket = new Socket(this.address, token === undefined ? [SUBPROTOCOL] : [SUBPROTOCOL, BEARER_PREFIX + token])
    } catch (cause) {
      const message = `${url} may not be reached from here, so nothing is sent. From https use wss.`
      return this.#end(failure('option-invalid', message, undefined, cause))
    }
    socket.binaryType = 'arraybuffer'
    const reset = (error: CallboardError | undefined): void => {
      link.error = error
      socket.close()
      // Without waiting for a server that may not be there.
      this.#lost(peer, link, undefined)
    }
    const watch = watchLink(
      clock,
      // A server without heartbeats answers a state vector, whatever it holds.
      () => !link.isWelcomed && this.#send(encodeStep1(peer.doc)),
      () => reset(link.isOpen ? unsentError('connection-refused', 'The server went silent') : undefined),
    )
    const link: Link = { socket, watch, isOpen: false, isWelcomed: false, isSynced: false, error: undefined }
    this.#link = link
    socket.onopen = () => this.#link === link && this.#opened(peer, link)
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#link !== link) return
      watch.heard()
      try {
        if (typeof data === 'string') throw new TypeError('A text frame')
        this.#read(peer, link, decoding.createDecoder(new Uint8Array(data as ArrayBuffer)))
        if (link.isOpen) this.#status.connected()
      } catch (error) {
        reset(unsentError('frame-malformed', 'The server speaks no y-websocket', ' Is it a relay?', error))
      }
    }
    socket.onclose = (event) => this.#link === link && this.#lost(peer, link, event)
    // What it says is said again, better, by the close that follows; unheard it would end a Node process.
    socket.onerror = () => {}
  }

  #opened(peer: ConnectionPeer, link: Link): void {
    const { doc, awareness, agentId, instance } = peer
    link.isOpen = true
    link.watch.heard()
    this.#status.ledger.opened()
    if (link.socket.protocol === SUBPROTOCOL) {
      const agent = agentId === undefined ? undefined : { id: agentId, epoch: this.epoch.getSnapshot() }
      const hello = {
        type: 'hello',
        clientId: awareness.clientID,
        instance,
        generation: this.#generation,
        agent,
      } as const
      this.#send(encodeExtensionMessage(hello))
    }
    this.#send(encodeStep1(doc))
    if (awareness.getLocalState()) this.#sendAwareness(peer)
  }

  /** Sends a frame if it can leave now; what cannot is made up for by the next sync. */
  #send(frame: Uint8Array<ArrayBuffer>): boolean {
    const socket = this.#link?.socket
    const isOpen = socket?.readyState === SOCKET_OPEN
    if (isOpen) socket.send(frame)
    return isOpen
  }

  /** Sends a message that only a Callboard relay reads. */
  #say(message: ClientMessage): boolean {
    return !!this.#link?.isWelcomed && this.#send(encodeExtensionMessage(message))
  }

  /** Sends a frame that carries document content, which the relay acknowledges. */
  #sendContent(kind: 'answer' | 'update', content: Uint8Array): void {
    const frame = encodeFrame(Y_SYNC, kind === 'answer' ? SYNC_STEP2 : SYNC_UPDATE, content)
    if (this.#send(frame)) this.#status.ledger.frameSent(kind)
    this.#status.saved()
  }

  readonly #release = (): void => {
    const held = this.#held
    this.#held = undefined
    // As one frame: an acknowledgement of the first of several would pass for one of all that was written.
    if (held?.length) this.#sendContent('update', mergeUpdates(held))
  }

  #sendAwareness({ awareness }: ConnectionPeer): void {
    this.#send(encodeFrame(Y_AWARENESS, undefined, encodeAwarenessEntries([ownAwarenessEntry(awareness)])))
  }

  #read(peer: ConnectionPeer, link: Link, decoder: decoding.Decoder): void {
    const { doc, awareness } = peer
    const type = decoding.readVarUint(decoder)
    if (type === EXTENSION_MESSAGE) {
      this.#extension(link, readExtensionMessage(decoder))
    } else if (type === STREAM_MESSAGE) {
      this.#streams?.received(decoding.readTailAsUint8Array(decoder))
    } else if (type === Y_SYNC) {
      const { kind, answer } = readSyncMessage(decoder, doc, this)
      if (answer) this.#sendContent('answer', answer)
      if (kind === SYNC_STEP2 && !link.isSynced) this.#synced(peer, link)
    } else if (type === Y_AWARENESS) {
      applyAwarenessEntries(awareness, decoding.readVarUint8Array(decoder), this)
    } else if (type === Y_QUERY_AWARENESS) {
      this.#sendAwareness(peer)
    } else if (type === Y_AUTH) {
      decoding.readVarUint(decoder)
      link.error = namedError('connection-refused', `The server refuses: ${decoding.readVarString(decoder)}`)
    }
  }

  #extension(link: Link, message: RelayMessage | undefined): void {
    if (!message) return
    const { ledger } = this.#status
    if (message.type === 'error') {
      const { code, message: words, path, rule } = message
      link.error = namedError(code, words, { path, rule })
    } else if (message.type === 'ack') {
      ledger.acknowledged(message.frames)
      this.#status.saved()
    } else if (message.type === 'urgent') {
      this.#onUrgent?.(message)
    } else if (message.type === 'authors') {
      this.#onAuthors?.(message)
    } else {
      // A message is late by its journey, never early: the largest difference seen is the truest.
      const offset = message.now - this.#options.clock.now()
      const late = (this.#offsetMs ?? -Infinity) - offset
      if (late < 0 || late > CLOCK_STEP_MS) this.#offsetMs = offset
      if (message.tokenEndsInMs !== undefined) {
        const send = (token: string): unknown => this.#link === link && this.#say({ type: 'token', token })
        this.#tokens.renew(message.tokenEndsInMs, send)
      }
      if (message.type !== 'welcome') {
        if (message.writes) this.#status.granted({ ...this.state.getSnapshot(), writes: message.writes })
        return
      }
      this.#status.granted(message)
      this.#writeAs = message.writeAs
      this.#tokens.taken()
      if ((this.#generation ??= message.generation) !== message.generation) {
        const words = 'The relay has a new document, so this copy is closed. Make a new session.'
        return this.#end(failure('document-replaced', words))
      }
      link.isWelcomed = true
      ledger.acknowledges = true
      const { epoch } = message
      // It goes into the agent's own record, which nothing else could be written with.
      if (epoch !== undefined && epoch >= 0 && Number.isSafeInteger(epoch)) this.#status.epoch.set(epoch)
      this.#streams?.opened()
    }
  }

  #synced({ awareness, doc }: ConnectionPeer, link: Link): void {
    const id = this.#writeAs
    // Not before: what a former life wrote under it must be known first, or the same numbers would be given twice.
    if (id !== undefined && id >>> 0 === id) doc.clientID = id
    const { everSynced } = this.state.getSnapshot()
    link.isSynced = true
    this.#status.ledger.acknowledges = link.isWelcomed
    this.#status.connected()
    this.#status.synced()
    const own = awareness.getLocalState()
    // A stock server remembers the clock of the presence it removed, and takes only what is newer.
    if (everSynced && !link.isWelcomed && own) awareness.setLocalState(own)
  }

  #lost(peer: ConnectionPeer, link: Link, event: CloseEvent | undefined): void {
    this.#link = undefined
    this.#stop(link)
    this.#streams?.lost()
    const byCode = event && closeCodeError(event.code, event.reason)
    const what = `${this.#options.url} cannot be reached`
    const error =
      link.error ?? byCode ?? (link.isOpen ? undefined : unsentError('connection-refused', what, ' Is it up?'))
    if (event && isPermanentCloseCode(event.code)) {
      return this.#tokens.isStale(event.code) ? this.#again(peer, error, 0) : this.#end(error)
    }
    this.#again(peer, error)
  }

  #again(peer: ConnectionPeer, error: CallboardError | undefined, afterMs?: number): void {
    const delay = this.#status.lost(error)
    forgetOthers(peer.awareness, this)
    this.#retry = this.#options.clock.setTimeout(() => this.#try(peer), afterMs ?? delay)
  }

  #stop(link: Link | undefined): void {
    link?.watch.stop()
    this.#tokens.stop()
  }

  #end(error: CallboardError | undefined): void {
    if (this.#status.isClosed()) return
    this.#status.closed(error)
    this.#stop(this.#link)
    this.#options.clock.clearTimeout(this.#retry)
    this.#link?.socket.close()
    this.#link = undefined
    this.#letGo?.()
  }

  async #sayGoodbye(): Promise<void> {
    const { socket, isOpen } = this.#link ?? {}
    this.#release()
    this.#end(undefined)
    if (!socket || !isOpen) return
    const { clock } = this.#options
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, GOODBYE_MS)
      socket.onclose = () => {
        clock.clearTimeout(timer)
        resolve()
      }
    })
  }
}
