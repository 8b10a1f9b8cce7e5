import { useSession, useStore } from '@callboard/react'
import { createEmitter, type Session, type Store } from '@callboard/session'
import { createContext, useContext, useMemo } from 'react'

/**
 * Has many stores tell of their changes together, a few times a second, as a frame begins: however many rows change in
 * between, the page is laid out once for all of them, and never in the midst of being scrolled.
 */
export interface Beat {
  /** The same store, whose changes wait for the next beat. While nobody listens it is never behind. */
  pace<Value>(source: Store<Value>): Store<Value>
}

/** @param everyMs from one beat to the next, at least */
export function createBeat(everyMs: number): Beat {
  const waiting = new Set<() => void>()
  let isDue = false
  let struckAt = Number.NEGATIVE_INFINITY
  const strike = (): void => {
    isDue = false
    struckAt = performance.now()
    const due = [...waiting]
    waiting.clear()
    for (const show of due) show()
  }
  const wait = (show: () => void): void => {
    waiting.add(show)
    if (isDue) return
    isDue = true
    const rest = struckAt + everyMs - performance.now()
    if (rest > 0) setTimeout(() => requestAnimationFrame(strike), rest)
    else requestAnimationFrame(strike)
  }
  return { pace: (source) => pacedBy(source, wait, (show) => waiting.delete(show)) }
}

function pacedBy<Value>(source: Store<Value>, wait: (show: () => void) => void, forget: (show: () => void) => void): Store<Value> {
  let shown: Value
  let end: (() => void) | undefined
  const show = (): void => {
    const next = source.getSnapshot()
    if (Object.is(next, shown)) return
    shown = next
    listeners.emit()
  }
  const listeners = createEmitter(
    () => {
      end = source.subscribe(() => wait(show))
      shown = source.getSnapshot()
    },
    () => {
      end?.()
      forget(show)
    },
  )
  return {
    getSnapshot: () => (listeners.isWatched() ? shown : source.getSnapshot()),
    subscribe: listeners.subscribe,
  }
}

/** The beat of the rows around; absent where each changes by itself. */
export const BeatContext: React.Context<Beat | undefined> = createContext<Beat | undefined>(undefined)

const NOTHING: Store<undefined> = { getSnapshot: () => undefined, subscribe: () => () => {} }

/**
 * Reads a store of the session in the beat around, and nothing (`undefined`) where there is none.
 *
 * @param pick gives the store; another function picks another one
 */
export function useInBeat<Value>(pick: (session: Session) => Store<Value>): Value | undefined {
  const session = useSession()
  const beat = useContext(BeatContext)
  const store = useMemo(() => beat?.pace(pick(session)) ?? NOTHING, [beat, pick, session])
  return useStore<Value | undefined>(store)
}

/** Whether there is a beat around. */
export function useHasBeat(): boolean {
  return useContext(BeatContext) !== undefined
}
