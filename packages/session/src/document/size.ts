import { CallboardError } from '../protocol/index.ts'
import { jsonBytes, type Json } from './json.ts'

/** Throws `record-too-large`, naming the part to blame, when `value` is over `limit` bytes of UTF-8 JSON. */
export function requireSize(what: string, value: Json, limit: number): void {
  const bytes = jsonBytes(value)
  if (bytes <= limit) return
  const [part, partBytes] = largestPart(value, '', bytes)
  throw new CallboardError({
    code: 'record-too-large',
    message: `${what} is ${bytes} bytes, over the limit of ${limit}, so it was not written. Its largest part is ${part} with ${partBytes} bytes. Shorten it.`,
    details: { bytes, limit, part, partBytes },
  })
}

/** Goes down into the largest child as long as one child makes up at least half of its parent. */
function largestPart(value: Json, path: string, bytes: number): readonly [path: string, bytes: number] {
  let found: readonly [string, number, Json] | undefined
  for (const [key, child] of typeof value === 'object' && value !== null ? (Object.entries(value) as [string, Json][]) : []) {
    const size = jsonBytes(child)
    if (size > (found?.[1] ?? 0)) found = [path === '' ? key : `${path}.${key}`, size, child]
  }
  if (found === undefined || (path !== '' && found[1] * 2 < bytes)) return [path || 'the value itself', bytes]
  return largestPart(found[2], found[0], found[1])
}
