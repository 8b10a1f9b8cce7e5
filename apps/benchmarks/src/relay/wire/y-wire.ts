import * as encoding from 'lib0/encoding'
import type { Wire } from './wire.ts'

const SYNC = 0
const AWARENESS = 1
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** The protocol of y-websocket; `prefix` comes before every message. */
export function yWire(prefix: (encoder: encoding.Encoder, session: string) => void = () => {}): Wire {
  const message = (session: string, write: (encoder: encoding.Encoder) => void): Uint8Array =>
    encoding.encode((encoder) => {
      prefix(encoder, session)
      write(encoder)
    })
  const sync = (session: string, type: number, bytes: Uint8Array): Uint8Array =>
    message(session, (encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  return {
    answers: true,
    hello: (session) => [sync(session, STEP_1, Uint8Array.of(0)), sync(session, STEP_2, Uint8Array.of(0, 0))],
    isSynced: (bytes) => bytes[0] === SYNC && bytes[1] === STEP_2,
    update: (session, update) => sync(session, UPDATE, update),
    awareness: (session, { clientId, clock, json }) =>
      message(session, (encoder) => {
        const entry = encoding.encode((inner) => {
          encoding.writeVarUint(inner, 1)
          encoding.writeVarUint(inner, clientId)
          encoding.writeVarUint(inner, clock)
          encoding.writeVarString(inner, json)
        })
        encoding.writeVarUint(encoder, AWARENESS)
        encoding.writeVarUint8Array(encoder, entry)
      }),
  }
}
