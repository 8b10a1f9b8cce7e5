import type { Store } from '@callboard/session'

/** The time by `now`, rounded down to `intervalMs`. Its timer runs only while somebody listens. */
export function tickingStore(now: () => number, intervalMs: number): Store<number> {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tick = (): void => {
    timer = setTimeout(() => {
      tick()
      for (const listener of [...listeners]) listener()
    }, intervalMs - (now() % intervalMs))
  }
  return {
    getSnapshot: () => Math.floor(now() / intervalMs) * intervalMs,
    subscribe(listener) {
      const own = (): void => listener()
      listeners.add(own)
      if (listeners.size === 1) tick()
      return () => {
        if (listeners.delete(own) && listeners.size === 0) clearTimeout(timer)
      }
    },
  }
}
