import type { Duplex } from 'node:stream'
import { CallboardError, EXTENSION_MESSAGE, LIMITS } from '@callboard/session/protocol'
import * as decoding from 'lib0/decoding'
import { handshakeTimeout, tokenMissing } from '../identity/identity-errors.ts'
import { readHello } from '../room/read-hello.ts'
import { malformed } from '../wire/client-frame.ts'
import type { HandshakeLimits } from './handshake-limits.ts'
import type { RelayWebSocket } from './relay-web-socket.ts'

/** Where a connection waits whose token comes in its hello: nothing is loaded for it, and little of it is kept. */
export class Antechamber {
  readonly #socket: RelayWebSocket
  readonly #stream: Duplex
  readonly #limits: HandshakeLimits
  readonly #held: Uint8Array[] = []
  readonly #token = Promise.withResolvers<string>()
  readonly #failure = Promise.withResolvers<never>()
  readonly #timer: NodeJS.Timeout
  #bytes = 0

  /** `stream` is what the socket reads from: of a message that is not whole yet it knows already. */
  constructor(socket: RelayWebSocket, stream: Duplex, limits: HandshakeLimits) {
    this.#socket = socket
    this.#stream = stream
    this.#limits = limits
    this.#timer = setTimeout(() => this.#failure.reject(handshakeTimeout()), limits.handshakeMs)
    // Before the socket reads it: what is too much is not looked at.
    stream.prependListener('data', this.#onData)
    socket.on('message', this.#onMessage)
    socket.on('close', this.#onClose)
    this.#failure.promise.catch(() => {})
  }

  /** Does something with the token once it is there. Rejects with that, or when too much is sent, too late. */
  settle<Result>(work: (token: string) => Promise<Result>): Promise<Result> {
    return Promise.race([this.#token.promise.then(work), this.#failure.promise])
  }

  /** Lets the connection go, with what it has sent meanwhile. */
  leave(): readonly Uint8Array[] {
    clearTimeout(this.#timer)
    this.#stream.off('data', this.#onData)
    this.#socket.off('message', this.#onMessage)
    this.#socket.off('close', this.#onClose)
    return this.#held
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#bytes += chunk.byteLength
    if (this.#bytes > this.#limits.handshakeBytes) this.#failure.reject(sentTooMuch(`${this.#limits.handshakeBytes} bytes`))
  }

  readonly #onMessage = (data: unknown, isBinary: boolean): void => {
    if (!isBinary) return this.#failure.reject(malformed('it is text'))
    this.#held.push(data as Buffer)
    const { handshakeMessages } = this.#limits
    if (this.#held.length > handshakeMessages) return this.#failure.reject(sentTooMuch(`${handshakeMessages} messages`))
    if (this.#held.length > 1) return
    try {
      this.#token.resolve(readToken(data as Buffer))
      // From here on it is not the client that is waited for.
      clearTimeout(this.#timer)
    } catch (error) {
      this.#failure.reject(error)
    }
  }

  readonly #onClose = (): void => this.#failure.reject(tokenMissing())
}

/** Throws `hello-invalid`, `frame-malformed` or `token-missing`. */
function readToken(bytes: Uint8Array): string {
  const { token } = readHello({ type: 'extension', json: readJson(bytes) })
  if (token === undefined) throw tokenMissing()
  return token
}

function readJson(bytes: Uint8Array): string {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== EXTENSION_MESSAGE) throw tokenMissing()
    const json = decoding.readVarUint8Array(decoder)
    if (json.byteLength > LIMITS.extensionBytes) throw malformed(`its JSON is over ${LIMITS.extensionBytes} bytes`)
    return new TextDecoder('utf-8', { fatal: true }).decode(json)
  } catch (error) {
    throw CallboardError.is(error) ? error : malformed('it ends too early', error)
  }
}

function sentTooMuch(limit: string): CallboardError {
  return new CallboardError({
    code: 'rate-limited',
    message: `More than ${limit} came before it was known who sends them, so the connection is closed. Wait for the welcome before sending more.`,
  })
}
