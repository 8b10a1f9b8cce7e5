import * as encoding from 'lib0/encoding'
import type { Wire } from './wire.ts'
import { yWire } from './y-wire.ts'

const hocuspocus = yWire((encoder, session) => encoding.writeVarString(encoder, session))
const AUTH = 2
const TOKEN = 0
/** Hocuspocus' own: an answer that wants no answer. */
const SYNC_REPLY = 4

/** By what a contender says that its server speaks. */
export const wires = {
  'y-websocket': yWire(),
  'hocuspocus': {
    ...hocuspocus,
    hello: (session) => [authentication(session), ...hocuspocus.hello(session)],
    isSynced: (bytes) => {
      const at = 1 + (bytes[0] ?? 0)
      return (bytes[at] === 0 || bytes[at] === SYNC_REPLY) && bytes[at + 1] === 1
    },
  },
  'broadcast': { ...yWire(), answers: false, hello: () => [], isSynced: () => true },
} as const satisfies Readonly<Record<string, Wire>>

export type WireName = keyof typeof wires

function authentication(session: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, session)
    encoding.writeVarUint(encoder, AUTH)
    encoding.writeVarUint(encoder, TOKEN)
    encoding.writeVarString(encoder, 'none')
  })
}
