import { EXTENSION_MESSAGE } from '@callboard/session/protocol'
import { Turns } from './turns.ts'

/** Of all sockets of the process, as all of them are read by one thread. */
const turns = new Turns()

/** How the relay's message of a command that came ahead begins, after its type and its length. */
const URGENT = '{"type":"urgent"'

/** The type takes one byte, the length one to three. */
const BEFORE_JSON = 4

/**
 * The platform's WebSocket, which tells a command that came ahead at once and everything else in turn: what has to stop
 * does not wait until what else came, on this socket or on others, has changed the boards of this process.
 */
export class PatientSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    const handlers = { message: inherited(this, 'onmessage'), close: inherited(this, 'onclose') }
    this.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (isUrgent(event.data)) handlers.message()?.call(this, event)
      else turns.add(bytesOf(event.data), () => handlers.message()?.call(this, event))
    })
    this.addEventListener('close', (event) => turns.add(0, () => handlers.close()?.call(this, event)))
  }
}

/** Takes a handler's property over, so that nobody but the result calls what is set there. */
function inherited<Name extends 'onmessage' | 'onclose'>(socket: WebSocket, name: Name): () => WebSocket[Name] {
  let handler: WebSocket[Name] = null
  Object.defineProperty(socket, name, { get: () => handler, set: (next: WebSocket[Name]) => void (handler = next) })
  return () => handler
}

function bytesOf(data: unknown): number {
  return data instanceof ArrayBuffer ? data.byteLength : 0
}

function isUrgent(data: unknown): boolean {
  if (!(data instanceof ArrayBuffer)) return false
  const start = Buffer.from(data, 0, Math.min(data.byteLength, BEFORE_JSON + URGENT.length))
  return start[0] === EXTENSION_MESSAGE && start.includes(URGENT)
}
