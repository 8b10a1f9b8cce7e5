import type { StreamConfig } from './stream-log.ts'

/** What a stream holds when nothing was said. */
export const DEFAULT_CONTENT_TYPE = 'application/octet-stream'

/** A content type without its parameters, in lower case. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
}

/** Whether a stream of this type holds messages. */
export function isJsonType(contentType: string): boolean {
  return mediaTypeOf(contentType) === 'application/json'
}

/** When a stream that was used at `usedAt` is over; `undefined` for never. Milliseconds. */
export function endOfLife(config: StreamConfig, usedAt: number): number | undefined {
  // No later than what storage can count to.
  if (config.ttlSeconds !== undefined) return Math.min(usedAt + config.ttlSeconds * 1_000, Number.MAX_SAFE_INTEGER)
  return config.expiresAt === undefined ? undefined : Date.parse(config.expiresAt)
}

/** Whether a stream that is `existing` is what `wanted` asks for. */
export function isSameConfig(existing: StreamConfig, wanted: StreamConfig): boolean {
  return (
    mediaTypeOf(existing.contentType) === mediaTypeOf(wanted.contentType) &&
    existing.ttlSeconds === wanted.ttlSeconds &&
    existing.expiresAt === wanted.expiresAt
  )
}
