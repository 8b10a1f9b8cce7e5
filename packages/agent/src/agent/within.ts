import type { Clock } from '@callboard/session'

/** Waits until `work` has settled, however, but no longer than `ms`. Never rejects. */
export async function within(ms: number, clock: Clock, work: Promise<unknown>): Promise<void> {
  let timer: unknown
  const timeout = new Promise<void>((resolve) => {
    timer = clock.setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => undefined), timeout])
  clock.clearTimeout(timer)
}
