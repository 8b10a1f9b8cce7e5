/** The first wait before another try, before jitter. Milliseconds; doubles with each failure. */
const FIRST_DELAY_MS = 200

/** The longest wait between tries, unless an option says otherwise. Milliseconds; y-websocket's own. */
export const MAX_BACKOFF_MS = 2_500

/** How the waits between tries grow. */
export interface Backoff {
  /** The longest wait, milliseconds. */
  readonly maxMs: number
  /** Gives a number from 0 up to 1. */
  readonly random: () => number
}

/**
 * How long to wait after `failures` tries in a row that came to nothing, milliseconds. At random between half the
 * backoff and all of it, because a thousand clients that lost one relay must not return at the same instant.
 */
export function retryDelayMs(failures: number, { maxMs, random }: Backoff): number {
  const backoff = Math.min(FIRST_DELAY_MS * 2 ** Math.min(failures - 1, 16), maxMs)
  return Math.round(backoff * (0.5 + random() / 2))
}
