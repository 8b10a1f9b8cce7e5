import { BEARER_PREFIX, EXTENSION_MESSAGE, STOCK_SUBPROTOCOL, STREAM_MESSAGE, SUBPROTOCOL, SYNC, Y_MESSAGE } from '@callboard/session/protocol'
import type { RelayMessage } from '@callboard/session/schema'
import { decodeRelayStreamFrame, decodeStreamMessage, type RelayStreamFrame } from '@callboard/session/wire'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { until } from './until.ts'

/** A presence state as it arrived. */
export interface ReceivedPresence {
  readonly clock: number
  readonly state: Record<string, unknown> | null
}

/** How a client shakes hands. */
export interface RawClientOptions {
  readonly extended: boolean
  readonly path?: string
  /** @default callboard.v1 alone, if it is extended */
  readonly protocols?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A client that shows every message and sends any bytes. Its document answers the relay's sync messages. */
export class RawClient {
  readonly socket: WebSocket
  readonly doc: Y.Doc = new Y.Doc()
  /** Extension messages, in order. */
  readonly messages: RelayMessage[] = []
  readonly presence: Map<number, ReceivedPresence> = new Map()
  /** Every message type that arrived: `sync-0`, `sync-1`, `sync-2`, `awareness`, `extension`, `streams`. */
  readonly arrived: string[] = []
  /** How many bytes arrived, in all messages. */
  arrivedBytes = 0
  /** Is told of stream frames: `RawStreams` listens here. */
  onStreamFrame: (frame: RelayStreamFrame) => void = () => {}
  closed: { readonly code: number; readonly reason: string } | undefined
  /** How many updates and answers of its document it sent, by `sendUpdate`. */
  #sentUpdates = 0

  /** `path` is sent as it stands, where a URL would be tidied up first. */
  constructor(url: string, session: string, options: RawClientOptions) {
    const { extended, protocols = extended ? [SUBPROTOCOL] : [], headers = {} } = options
    this.socket = new WebSocket(`${url}/${session}`, [...protocols], {
      headers,
      finishRequest: (request) => {
        if (options.path !== undefined) request.path = options.path
        request.end()
      },
    })
    this.socket.on('error', () => {})
    this.socket.on('message', (data) => this.#receive(new Uint8Array(data as Buffer)))
    this.socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendUpdate(update)
    })
  }

  async opened(): Promise<this> {
    await until('the socket is open', () => this.socket.readyState !== WebSocket.CONNECTING)
    return this
  }

  /** Resolves with the close code and reason. */
  async whenClosed(): Promise<{ code: number; reason: string }> {
    await until('the socket is closed', () => this.closed)
    return this.closed ?? { code: 0, reason: '' }
  }

  send(bytes: Uint8Array | string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(bytes)
  }

  sendUpdate(update: Uint8Array, type: number = SYNC.update): void {
    if (type !== SYNC.step1) this.#sentUpdates += 1
    this.send(message(Y_MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, update)
    }))
  }

  sendStep1(): void {
    this.sendUpdate(Y.encodeStateVector(this.doc), SYNC.step1)
  }

  sendExtension(json: unknown): void {
    this.send(message(EXTENSION_MESSAGE, (encoder) => encoding.writeVarString(encoder, JSON.stringify(json))))
  }

  sendPresence(...entries: readonly { clientId: number; clock: number; state: unknown }[]): void {
    this.send(presenceMessage(entries))
  }

  /** Resolves when all that it wrote is acknowledged. Rejects when it was sent away instead. */
  async saved(): Promise<void> {
    await until('all that was written is saved', () => {
      if (this.closed !== undefined) throw new Error(`closed by ${this.closed.code} ${this.closed.reason} before all that was written was saved`)
      return (this.last('ack')?.frames ?? 0) >= this.#sentUpdates
    })
  }

  /** The last extension message of a type. */
  last<Type extends RelayMessage['type']>(type: Type): Extract<RelayMessage, { type: Type }> | undefined {
    return this.messages.findLast((candidate): candidate is Extract<RelayMessage, { type: Type }> => candidate.type === type)
  }

  #receive(bytes: Uint8Array): void {
    this.arrivedBytes += bytes.byteLength
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === Y_MESSAGE.sync) this.#receiveSync(decoder)
    else if (type === Y_MESSAGE.awareness) this.#receivePresence(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    else if (type === EXTENSION_MESSAGE) {
      this.arrived.push('extension')
      this.messages.push(JSON.parse(decoding.readVarString(decoder)) as RelayMessage)
    } else if (type === STREAM_MESSAGE) {
      this.arrived.push('streams')
      for (const frame of decodeStreamMessage(decoding.readTailAsUint8Array(decoder))) {
        const decoded = decodeRelayStreamFrame(frame)
        if (decoded !== undefined) this.onStreamFrame(decoded)
      }
    }
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    this.arrived.push(`sync-${type}`)
    if (type === SYNC.step1) this.sendUpdate(Y.encodeStateAsUpdate(this.doc, payload), SYNC.step2)
    else Y.applyUpdate(this.doc, payload, this)
  }

  #receivePresence(decoder: decoding.Decoder): void {
    this.arrived.push('awareness')
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      this.presence.set(clientId, { clock, state: JSON.parse(decoding.readVarString(decoder)) as ReceivedPresence['state'] })
    }
  }
}

/** An awareness message as y-protocols writes it. */
export function presenceMessage(entries: readonly { clientId: number; clock: number; state: unknown }[]): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(body, clientId)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, typeof state === 'string' ? state : JSON.stringify(state))
  }
  return message(Y_MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body)))
}

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** A client that offers no sub-protocol, connected and with its first sync asked for. */
export async function connectPlain(url: string, session: string, bearer?: string): Promise<RawClient> {
  const client = await open(url, session, { extended: false, ...bearerOf(bearer, STOCK_SUBPROTOCOL) })
  client.sendStep1()
  await until('the plain client is synced', () => client.arrived.includes('sync-1') || client.closed)
  return client
}

/** What a Callboard client says first. */
export interface Greeting {
  readonly instance?: string
  readonly agent?: { readonly id: string; readonly epoch?: number }
  /** A token, sent as a sub-protocol. */
  readonly bearer?: string
  /** A token, sent in the hello. */
  readonly token?: string
  readonly clientId?: number
}

/** A Callboard client that has said hello and waits for nothing. */
export async function greet(url: string, session: string, greeting: Greeting = {}): Promise<RawClient> {
  const { instance = crypto.randomUUID(), agent, bearer, token } = greeting
  const client = await open(url, session, { extended: true, ...bearerOf(bearer, SUBPROTOCOL) })
  const { clientId = client.doc.clientID } = greeting
  client.sendExtension({ type: 'hello', clientId, instance, agent, token })
  client.sendStep1()
  return client
}

/** A Callboard client that is welcomed and synced, or was refused. */
export async function connectCallboard(url: string, session: string, greeting: Greeting = {}): Promise<RawClient> {
  const client = await greet(url, session, greeting)
  await until('the client is welcomed and synced, or refused', () => client.arrived.includes('sync-1') || client.closed)
  return client
}

function bearerOf(token: string | undefined, protocol: string): { readonly protocols?: readonly string[] } {
  return token === undefined ? {} : { protocols: [protocol, `${BEARER_PREFIX}${token}`] }
}

/** A connection that is open, or was refused, and has said nothing yet. */
export async function open(url: string, session: string, options: RawClientOptions): Promise<RawClient> {
  const client = new RawClient(url, session, options)
  onTestFinished(() => client.socket.terminate())
  return client.opened()
}
