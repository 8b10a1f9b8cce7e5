/** The first wait before another try, before jitter. Milliseconds; doubles with each failure. */
const FIRST_DELAY_MS = 200

/** The longest wait between tries, unless an option says otherwise. Milliseconds; y-websocket's own. */
export const MAX_BACKOFF_MS = 2_500

/**
 * How long to wait before try number `attempt` (1 is the first after a loss), milliseconds. At random between half the
 * backoff and all of it, because a thousand clients that lost one relay must not return at the same instant.
 */
export function retryDelayMs(attempt: number, options: { readonly maxMs: number; readonly random: () => number }): number {
  const backoff = Math.min(FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 16), options.maxMs)
  return Math.round(backoff * (0.5 + options.random() / 2))
}
