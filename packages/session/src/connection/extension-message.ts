import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { own } from '../store/share.ts'
import { EXTENSION_MESSAGE } from '../protocol/index.ts'
import type { ClientMessage, RelayMessage } from '../schema/index.ts'

/**
 * What a client relies on in each of the relay's messages, by example. A check by `relayMessageSchema` would cost each page a
 * third of a kilobyte; what is within lists and objects is checked by who reads it.
 */
const EXAMPLES: Readonly<Record<string, object>> = {
  welcome: { now: 0, generation: '' },
  heartbeat: { now: 0 },
  ack: { frames: 0 },
  error: { code: '', message: '' },
  urgent: { command: {}, clientId: 0 },
  authors: { authors: [] },
}

/** Encodes a frame of Callboard's own. */
export function encodeExtensionMessage(message: ClientMessage): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, EXTENSION_MESSAGE)
  encoding.writeVarString(encoder, JSON.stringify(message))
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

/**
 * Reads what follows the message type. `undefined` for a message this version does not know; throws when the frame
 * does not hold JSON.
 */
export function readExtensionMessage(decoder: decoding.Decoder): RelayMessage | undefined {
  const message = JSON.parse(decoding.readVarString(decoder)) as Readonly<Record<string, unknown>>
  const example = own(EXAMPLES, String(message['type']))
  if (example === undefined) return undefined
  const isSound = Object.entries(example).every(([field, value]) => typeof message[field] === typeof value)
  return isSound ? (message as unknown as RelayMessage) : undefined
}
