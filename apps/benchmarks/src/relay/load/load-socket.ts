import { connect, type Socket } from 'node:net'
import { pongFrame } from './client-frame.ts'
import { FrameSplitter } from './frame-splitter.ts'

/** Where a client connects, and what it does with what comes. */
export interface LoadSocketOptions {
  readonly port: number
  readonly session: string
  readonly protocols?: readonly string[] | undefined
  /** A message; its bytes are only to be read during the call. */
  onMessage(message: Buffer): void
}

/** All sockets read into the same memory: what came is looked at before the next one reads. */
const shared = Buffer.alloc(256 * 1024)
const PING = 9
const CLOSE = 8

/**
 * A WebSocket client that does next to nothing, so that a thousand of them leave the core to what they measure: it answers
 * pings, as servers cut off who does not, and hands on messages without copying them.
 */
export class LoadSocket {
  readonly #socket: Socket
  readonly #options: LoadSocketOptions
  readonly #splitter = new FrameSplitter((opcode, payload) => this.#onFrame(opcode, payload))
  readonly #opened = Promise.withResolvers<void>()
  #head: string | undefined = ''
  /** Bytes that came. */
  received = 0
  /** The server, or the network, ended it. */
  closed = false

  constructor(options: LoadSocketOptions) {
    this.#options = options
    this.#socket = connect({
      port: options.port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: shared, callback: (length) => this.#onRead(shared.subarray(0, length)) },
    })
    this.#socket.on('error', () => this.#end())
    this.#socket.on('close', () => this.#end())
    this.#socket.on('connect', () => this.#socket.write(this.#request()))
  }

  /** Resolves when messages can be sent; rejects if it comes to nothing. */
  get opened(): Promise<void> {
    return this.#opened.promise
  }

  /** Sends what {@link clientFrame} made. */
  send(frame: Uint8Array): void {
    this.#socket.write(frame)
  }

  /** Reads nothing until {@link resume}: to the server, a client whose machine hangs. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  end(): void {
    this.#socket.destroy()
  }

  #request(): string {
    const { port, session, protocols = [] } = this.#options
    const lines = [
      `GET /${session} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]
    if (protocols.length > 0) lines.push(`Sec-WebSocket-Protocol: ${protocols.join(', ')}`)
    return `${lines.join('\r\n')}\r\n\r\n`
  }

  #onRead(bytes: Buffer): boolean {
    this.received += bytes.length
    if (this.#head === undefined) this.#splitter.push(bytes)
    else this.#onHead(bytes)
    return true
  }

  #onHead(bytes: Buffer): void {
    const head = (this.#head ?? '') + bytes.toString('latin1')
    const end = head.indexOf('\r\n\r\n')
    this.#head = end === -1 ? head : undefined
    if (end === -1) return
    if (!head.startsWith('HTTP/1.1 101')) {
      this.#opened.reject(new Error(`The server answered ${head.slice(0, head.indexOf('\r\n'))}`))
      return this.end()
    }
    this.#opened.resolve()
    const rest = head.slice(end + 4)
    if (rest !== '') this.#splitter.push(Buffer.from(rest, 'latin1'))
  }

  #onFrame(opcode: number, payload: Buffer): void {
    if (opcode === PING) this.#socket.write(pongFrame(payload))
    else if (opcode === CLOSE) this.#end()
    else if (opcode <= 2) this.#options.onMessage(payload)
  }

  #end(): void {
    this.closed = true
    this.#opened.reject(new Error('The server closed the connection.'))
    this.#socket.destroy()
  }
}
