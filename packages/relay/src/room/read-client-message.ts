import { clientMessageSchema, parseWith, type ClientMessage } from '@callboard/session/schema'
import { malformed } from '../wire/client-frame.ts'
import type { Member } from './member.ts'
import { helloInvalid } from './room-errors.ts'

/** Reads an extension message of a client that is in. Throws what the connection is refused with. */
export function readClientMessage(from: Member, json: string): ClientMessage {
  if (!from.socket.extended) throw helloInvalid('was sent without offering callboard.v1')
  const parsed = parseWith(clientMessageSchema, parseJson(json))
  if (!parsed.ok) throw malformed('an extension message in it fails its schema')
  return parsed.value
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch (cause) {
    throw malformed('an extension message in it is not JSON', cause)
  }
}
