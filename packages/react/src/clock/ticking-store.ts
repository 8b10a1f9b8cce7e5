import { createEmitter, type Store } from '@callboard/session'

/** The time by `now`, rounded down to `intervalMs`. Its timer runs only while somebody listens. */
export function tickingStore(now: () => number, intervalMs: number): Store<number> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tick = (): void => {
    timer = setTimeout(() => {
      tick()
      listeners.emit()
    }, intervalMs - (now() % intervalMs))
  }
  const listeners = createEmitter(tick, () => clearTimeout(timer))
  return {
    getSnapshot: () => Math.floor(now() / intervalMs) * intervalMs,
    subscribe: listeners.subscribe,
  }
}
