import { CallboardError } from '../protocol/index.ts'
import { isPlainObject } from '../store/share.ts'
import { jsonBytes, type Json } from './json.ts'

/** Throws `record-too-large`, naming the part to blame, when `value` is over `limit` bytes of UTF-8 JSON. */
export function requireSize(what: string, value: Json, limit: number): void {
  // Nothing can be larger than three bytes a UTF-16 unit, so most values need no second encoding to be let through.
  const bytes = jsonBytes(value)
  if (bytes <= limit) return
  const part = largestPart(value)
  const blame = part.path === '' ? '' : ` Its largest part is ${part.path} with ${part.bytes} bytes.`
  throw new CallboardError({
    code: 'record-too-large',
    message: `${what} is ${bytes} bytes, over the limit of ${limit}, so it was not written.${blame} Shorten it, or put what is long into a stream.`,
    details: { bytes, limit, part: part.path, partBytes: part.bytes },
  })
}

interface Part {
  readonly path: string
  readonly bytes: number
}

/** Goes down into the largest child as long as one child makes up at least half of its parent. */
function largestPart(value: Json): Part {
  let here: Part & { readonly value: Json } = { path: '', bytes: jsonBytes(value), value }
  for (;;) {
    const children = childrenOf(here.value)
    const largest = children
      .map(([key, child]) => ({ path: here.path === '' ? key : `${here.path}.${key}`, bytes: jsonBytes(child), value: child }))
      .reduce<typeof here | undefined>((most, child) => (most === undefined || child.bytes > most.bytes ? child : most), undefined)
    if (largest === undefined || (here.path !== '' && largest.bytes * 2 < here.bytes)) return here
    here = largest
  }
}

function childrenOf(value: Json): readonly (readonly [string, Json])[] {
  return Array.isArray(value) || isPlainObject(value) ? (Object.entries(value) as [string, Json][]) : []
}
