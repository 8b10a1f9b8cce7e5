import { EXTENSION_MESSAGE } from '@callboard/session/protocol'
import { mergeUpdateFrames } from './update-frames.ts'
import { Turns } from './turns.ts'

/** Of all sockets of the process, as all of them are read by one thread. */
const turns = new Turns()

/** A socket with more than this waiting takes its turn at once, so that its sender feels that it is too much. Bytes. */
const WAITING_BYTES_LIMIT = 4 * 1024 * 1024

/** How the relay's message of a command that came ahead begins, after its type and its length. */
const URGENT = '{"type":"urgent"'

/** The type takes one byte, the length one to three. */
const BEFORE_JSON = 4

/**
 * The platform's WebSocket, which tells a command that came ahead at once and everything else in turn: what has to stop
 * does not wait until what else came, on this socket or on others, has changed the boards of this process. Of updates
 * that have gathered until it is their turn one is made, so that a process with too little time falls behind no further.
 */
export class PatientSocket extends WebSocket {
  #frames: unknown[] = []
  #bytes = 0
  readonly #onMessage: () => WebSocket['onmessage']

  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    this.#onMessage = takeOver(this, 'onmessage')
    const onClose = takeOver(this, 'onclose')
    this.addEventListener('message', (event: MessageEvent<unknown>) => this.#received(event.data))
    this.addEventListener('close', (event) => turns.add(() => onClose()?.call(this, event)))
  }

  #received(frame: unknown): void {
    if (isUrgent(frame)) return this.#tell([frame])
    this.#bytes += frame instanceof ArrayBuffer ? frame.byteLength : 0
    if (this.#frames.push(frame) === 1) turns.add(() => this.#tellAll())
    if (this.#bytes > WAITING_BYTES_LIMIT) this.#tellAll()
  }

  #tellAll(): void {
    const frames = this.#frames
    this.#frames = []
    this.#bytes = 0
    this.#tell(frames.length > 1 ? merged(frames) : frames)
  }

  #tell(frames: readonly unknown[]): void {
    for (const data of frames) this.#onMessage()?.call(this, new MessageEvent('message', { data }))
  }
}

/** Takes a handler's property over, so that nobody but the result calls what is set there. */
function takeOver<Name extends 'onmessage' | 'onclose'>(socket: WebSocket, name: Name): () => WebSocket[Name] {
  let handler: WebSocket[Name] = null
  const set = (next: WebSocket[Name]): void => {
    handler = next
  }
  Object.defineProperty(socket, name, { get: () => handler, set })
  return () => handler
}

/** What cannot be merged is for the connection to refuse. */
function merged(frames: readonly unknown[]): readonly unknown[] {
  try {
    return mergeUpdateFrames(frames)
  } catch {
    return frames
  }
}

function isUrgent(data: unknown): boolean {
  if (!(data instanceof ArrayBuffer)) return false
  const start = Buffer.from(data, 0, Math.min(data.byteLength, BEFORE_JSON + URGENT.length))
  return start[0] === EXTENSION_MESSAGE && start.includes(URGENT)
}
