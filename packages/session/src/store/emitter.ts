/** Who is to be told of a change. */
export interface Emitter {
  readonly subscribe: (listener: () => void) => () => void
  /** Calls every listener. One that throws is reported and does not keep the others from being called. */
  readonly emit: () => void
  readonly isWatched: () => boolean
}

/** Makes an emitter; `onFirst` is called when there is a listener, `onLast` when there is none any more. */
export function createEmitter(onFirst?: () => void, onLast?: () => void): Emitter {
  const listeners = new Set<() => void>()
  return {
    subscribe: (listener) => {
      // Wrapped, so that the same function may be subscribed twice and each subscription ends by itself.
      const entry = (): void => listener()
      listeners.add(entry)
      if (listeners.size === 1) onFirst?.()
      return () => {
        if (listeners.delete(entry) && listeners.size === 0) onLast?.()
      }
    },
    emit: () => {
      // A copy: whoever subscribes meanwhile has seen the new value, and one that subscribes anew would never end it.
      for (const listener of Array.from(listeners)) {
        if (!listeners.has(listener)) continue
        try {
          listener()
        } catch (error) {
          // Thrown on a stack of its own: the app hears of its bug, and the document's transaction goes on.
          queueMicrotask(() => {
            throw error
          })
        }
      }
    },
    isWatched: () => listeners.size > 0,
  }
}
