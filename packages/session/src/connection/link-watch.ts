import type { Clock } from '../clock/clock.ts'
import { PROBE_AFTER_MS } from '../clock/durations.ts'
import { DEAD_LINK_AFTER_MS } from '../protocol/index.ts'

/** Notices that a link has gone silent. */
export interface LinkWatch {
  /** Something came in. */
  heard(): void
  stop(): void
}

/** Watches a link: `probe` asks for a sign of life, `giveUp` is called after {@link DEAD_LINK_AFTER_MS} of silence. */
export function watchLink(clock: Clock, probe: () => void, giveUp: () => void): LinkWatch {
  let heardAt = clock.now()
  let hasProbed = false
  let timer: unknown

  const check = (): void => {
    const now = clock.now()
    // A clock that was set back must not hide the silence.
    heardAt = Math.min(heardAt, now)
    const silentMs = now - heardAt
    if (silentMs >= DEAD_LINK_AFTER_MS) return giveUp()
    if (silentMs >= PROBE_AFTER_MS && !hasProbed) {
      hasProbed = true
      probe()
    }
    arm((hasProbed ? DEAD_LINK_AFTER_MS : PROBE_AFTER_MS) - silentMs)
  }
  const arm = (delayMs: number): void => {
    timer = clock.setTimeout(check, delayMs)
  }
  arm(PROBE_AFTER_MS)
  return {
    heard: () => {
      heardAt = clock.now()
      hasProbed = false
    },
    stop: () => clock.clearTimeout(timer),
  }
}
