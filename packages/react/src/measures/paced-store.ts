import { createEmitter, type Store } from '@callboard/session'

/**
 * A store whose listeners are called at most once in `intervalMs`: at once after a pause, and with what has come since
 * once the interval is over. For what changes faster than anybody reads.
 */
export function pacedStore<Value>(source: Store<Value>, intervalMs: number): Store<Value> {
  if (intervalMs <= 0) return source
  let shown = source.getSnapshot()
  let shownAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let end: (() => void) | undefined

  const show = (): void => {
    timer = undefined
    const next = source.getSnapshot()
    if (Object.is(next, shown)) return
    shown = next
    shownAt = performance.now()
    listeners.emit()
  }
  const onChange = (): void => {
    if (timer !== undefined) return
    const rest = shownAt + intervalMs - performance.now()
    if (rest > 0) timer = setTimeout(show, rest)
    else show()
  }
  const listeners = createEmitter(
    () => {
      end = source.subscribe(onChange)
      shown = source.getSnapshot()
    },
    () => {
      end?.()
      clearTimeout(timer)
      timer = undefined
    },
  )
  return {
    getSnapshot: () => {
      if (!listeners.isWatched()) shown = source.getSnapshot()
      return shown
    },
    subscribe: listeners.subscribe,
  }
}
