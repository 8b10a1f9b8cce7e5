import { createEmitter, type Session, type Store, perSession } from '@callboard/session'

/** What this page does not want to see for a while: until when (relay milliseconds), by key. */
export interface Snoozes extends Store<ReadonlyMap<string, number>> {
  /** For so many milliseconds from now; 0 takes it back. */
  snooze(key: string, forMs: number): void
}

/** Hosts cut off delays over this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The snoozes of a session on this page. They are nobody else's business, and end with the page. */
export const snoozesOf: (session: Session) => Snoozes = perSession(({ now }) => {
  let snoozes: ReadonlyMap<string, number> = new Map()
  let timer: ReturnType<typeof setTimeout> | undefined

  const getSnapshot = (): ReadonlyMap<string, number> => {
    const time = now()
    const left = [...snoozes].filter(([, until]) => until > time)
    if (left.length < snoozes.size) snoozes = new Map(left)
    return snoozes
  }
  const wait = (): void => {
    clearTimeout(timer)
    const next = Math.min(...getSnapshot().values())
    if (next < Infinity && listeners.isWatched()) timer = setTimeout(wake, Math.min(next - now(), LONGEST_TIMER_MS))
  }
  const wake = (): void => {
    wait()
    listeners.emit()
  }
  const listeners = createEmitter(wait, wait)
  return {
    getSnapshot,
    subscribe: listeners.subscribe,
    snooze: (key, forMs) => {
      const others = [...getSnapshot()].filter(([other]) => other !== key)
      snoozes = new Map(forMs > 0 ? [...others, [key, now() + forMs]] : others)
      wake()
    },
  }
})
