import { toJson } from '../../document/json.ts'
import { failure, type CallboardError } from '../../protocol/callboard-error.ts'
import { parseChunk, type StreamChunk } from '../../schema/index.ts'
import { encodeMessages } from '../../wire/index.ts'

/** The chunk as it is sent. Throws `chunk-invalid`, or `append-too-large` for more than `maxBytes`. */
export function encodeChunk(stream: string, chunk: StreamChunk, maxBytes: number): Uint8Array {
  const encoded = encodeMessages([checked(stream, chunk)])
  if (encoded.byteLength <= maxBytes) return encoded
  const message =
    `A chunk of type ${chunk.type} has ${encoded.byteLength} bytes, over the ${maxBytes} of one append, so nothing ` +
    `was added to ${stream}. Send less, or name what is large by a URL.`
  throw failure('append-too-large', message, { bytes: encoded.byteLength, maxBytes })
}

function checked(stream: string, chunk: unknown): unknown {
  let json: unknown
  try {
    json = toJson(chunk, 'chunk')
  } catch (error) {
    throw invalid(stream, 'it is not JSON', { cause: error })
  }
  requireChunk(stream, json)
  return json
}

/** Throws `chunk-invalid` for what is no chunk. */
export function requireChunk(stream: string, chunk: unknown): void {
  const parsed = parseChunk(chunk)
  if (parsed.ok) return
  const [issue] = parsed.issues
  throw invalid(stream, `${issue?.path || 'chunk'}: ${issue?.message ?? 'it fails its schema'}`, {
    issues: parsed.issues,
  })
}

function invalid(
  stream: string,
  why: string,
  { cause, ...details }: { cause?: unknown; issues?: unknown },
): CallboardError {
  const message = `A chunk was not added to ${stream}, as readers could not show it: ${why}. Give one as the AI SDK has.`
  return failure('chunk-invalid', message, details, cause)
}
