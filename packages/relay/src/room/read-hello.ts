import { clientMessageSchema, parseWith, type HelloMessage } from '@callboard/session/schema'
import type { ClientFrame } from '../wire/client-frame.ts'
import { helloInvalid } from './room-errors.ts'

/** No process restarts this often; a number from there is not an epoch that a relay ever gave. */
const HIGHEST_EPOCH = 2 ** 32

/** Reads the opening message of a Callboard client. Throws `hello-invalid`. */
export function readHello(frame: ClientFrame): HelloMessage {
  if (frame.type !== 'extension') throw helloInvalid('is not an extension message')
  const parsed = parseWith(clientMessageSchema, parseJson(frame.json))
  if (!parsed.ok) {
    const [issue] = parsed.issues
    throw helloInvalid(`fails its schema (${issue?.path || 'message'}: ${issue?.message ?? 'invalid'})`)
  }
  const hello = parsed.value
  if (hello.type !== 'hello') throw helloInvalid('is not a hello')
  if ((hello.agent?.epoch ?? 0) > HIGHEST_EPOCH) throw helloInvalid('names an epoch that no relay gave')
  return hello
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    throw helloInvalid('is not JSON')
  }
}
