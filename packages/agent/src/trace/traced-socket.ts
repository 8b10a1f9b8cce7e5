import { EXTENSION_MESSAGE, SYNC, Y_MESSAGE } from '@callboard/session/protocol'
import { PatientSocket } from '../socket/patient-socket.ts'
import { activeTraceparent } from './traceparent.ts'

/**
 * A socket that says before each write in which OpenTelemetry span it is made, to a relay that understands that. The connection
 * knows nothing of it, so that pages do not carry it.
 */
export class TracedSocket extends PatientSocket {
  /** A relay that speaks Callboard's own messages says so before anything is written. */
  #isUnderstood = false

  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    const listen = ({ data }: MessageEvent<unknown>): void => {
      if (!(data instanceof ArrayBuffer) || new Uint8Array(data)[0] !== EXTENSION_MESSAGE) return
      this.#isUnderstood = true
      this.removeEventListener('message', listen)
    }
    this.addEventListener('message', listen)
  }

  override send(data: Parameters<WebSocket['send']>[0]): void {
    const traceparent = this.#isUnderstood && isWrite(data) ? activeTraceparent() : undefined
    if (traceparent !== undefined) super.send(traceMessage(traceparent))
    super.send(data)
  }
}

function isWrite(data: unknown): boolean {
  return data instanceof Uint8Array && data[0] === Y_MESSAGE.sync && (data[1] === SYNC.update || data[1] === SYNC.step2)
}

/** It is shorter than 128 bytes, so that its length takes one. */
function traceMessage(traceparent: string): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify({ type: 'trace', traceparent }))
  return new Uint8Array([EXTENSION_MESSAGE, json.byteLength, ...json])
}
