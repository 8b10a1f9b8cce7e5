import { randomInt } from 'node:crypto'

/** Cursors count intervals from here, as the protocol has it. Milliseconds. */
const EPOCH_MS = Date.UTC(2024, 9, 9)
const INTERVAL_MS = 20_000
const LONGEST_JITTER_SECONDS = 3_600

/**
 * A cursor for an answer: it makes the next request another one for caches, so it is always past the client's own.
 */
export function nextCursor(given: string | null, now: number = Date.now()): string {
  const current = Math.floor((now - EPOCH_MS) / INTERVAL_MS)
  const own = given !== null && /^\d{1,15}$/.test(given) ? Number(given) : -1
  if (own < current) return String(current)
  const jitterMs = randomInt(1, LONGEST_JITTER_SECONDS + 1) * 1_000
  return String(own + Math.max(1, Math.floor(jitterMs / INTERVAL_MS)))
}
