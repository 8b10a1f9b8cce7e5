import { decodeJsonTexts, encodeJsonTexts, encodeMessages } from '@callboard/session/wire'
import { isJsonType } from '../../streams/stream-config.ts'
import type { StreamLog } from '../../streams/stream-log.ts'
import { requiresJson } from '../../streams/stream-rules.ts'
import { requestInvalid } from './stream-failures.ts'
import { splitJsonArray } from './split-json.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * A body as it is stored. In JSON streams an array is so many messages, one level deep, and each is kept to the letter.
 * Throws `stream-request-invalid`.
 */
export function encodeBody(stream: { readonly path: string; readonly contentType: string }, body: Uint8Array): Uint8Array {
  if (!isJsonType(stream.contentType) || body.byteLength === 0) return body
  const { text, value } = parse(body)
  // Deltas have a form of their own in there; everything else is kept as text anyway.
  if (requiresJson(stream.path)) return encodeMessages(Array.isArray(value) ? value : [value])
  return encodeJsonTexts(Array.isArray(value) ? splitJsonArray(text) : [text.trim()])
}

/** What is stored as it is answered. */
export function decodeBody(log: StreamLog, data: Uint8Array): Uint8Array {
  return log.isJson ? Buffer.from(`[${decodeJsonTexts(data).join(',')}]`) : data
}

function parse(body: Uint8Array): { readonly text: string; readonly value: unknown } {
  try {
    const text = decoder.decode(body)
    return { text, value: JSON.parse(text) as unknown }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw requestInvalid(`The body is no JSON (${reason.slice(0, 80)})`, 'Send one value, or an array of them.')
  }
}
