import { failure } from '../protocol/callboard-error.ts'
import { jsonBytes, type Json } from './json.ts'

/** Throws `record-too-large` when `value` is over `limit` bytes of UTF-8 JSON. `explain` says more, and what to do. */
export function requireSize(
  what: string,
  value: Json,
  limit: number,
  explain: Explain = () => ({ hint: 'Shorten it.' }),
): void {
  const bytes = jsonBytes(value)
  if (bytes <= limit) return
  const { hint, ...details } = explain(value, bytes)
  throw failure(
    'record-too-large',
    `${what} is ${bytes} bytes, over the limit of ${limit}, so nothing was written. ${hint}`,
    { bytes, limit, ...details },
  )
}

/** What more is to be said of a value that is too large. */
export type Explain = (
  value: Json,
  bytes: number,
) => { readonly hint: string; readonly part?: string; readonly partBytes?: number }

/** Names the part to blame. */
export const blameLargestPart: Explain = (value, bytes) => {
  const [part, partBytes] = largestPart(value, '', bytes)
  return {
    hint: `Its largest part is ${part} with ${partBytes} bytes: shorten that, or put it into a stream.`,
    part,
    partBytes,
  }
}

/** Goes down into the largest child as long as one child makes up at least half of its parent. */
function largestPart(value: Json, path: string, bytes: number): readonly [path: string, bytes: number] {
  let found: readonly [string, number, Json] | undefined
  for (const [key, child] of typeof value === 'object' && value !== null
    ? (Object.entries(value) as [string, Json][])
    : []) {
    const size = jsonBytes(child)
    if (size > (found?.[1] ?? 0)) found = [path === '' ? key : `${path}.${key}`, size, child]
  }
  if (found === undefined || (path !== '' && found[1] * 2 < bytes)) return [path || 'the value itself', bytes]
  return largestPart(found[2], found[0], found[1])
}
