import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { EXTENSION_MESSAGE } from '../protocol/index.ts'
import { parseWith, relayMessageSchema, type ClientMessage, type RelayMessage } from '../schema/index.ts'

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
  const parsed = parseWith(relayMessageSchema, JSON.parse(decoding.readVarString(decoder)))
  return parsed.ok ? parsed.value : undefined
}
