/** Who is to be told of a change. */
export interface Listeners {
  readonly subscribe: (listener: () => void) => () => void
  readonly wake: () => void
  readonly any: () => boolean
}

/** Makes a set of listeners; `onFirst` is called when there is one, `onLast` when there is none any more. */
export function createListeners(onFirst?: () => void, onLast?: () => void): Listeners {
  const listeners = new Set<() => void>()
  return {
    subscribe: (listener) => {
      // Wrapped, so that the same function may be subscribed twice and each subscription ends by itself.
      const own = (): void => listener()
      listeners.add(own)
      if (listeners.size === 1) onFirst?.()
      return () => {
        if (listeners.delete(own) && listeners.size === 0) onLast?.()
      }
    },
    wake: () => {
      for (const listener of Array.from(listeners)) listener()
    },
    any: () => listeners.size > 0,
  }
}
