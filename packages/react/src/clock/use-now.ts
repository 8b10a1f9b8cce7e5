import type { Store } from '@callboard/session'
import { useProvidedSession } from '../session/session-context.ts'
import { useStore } from '../store/use-store.ts'
import { sessionClock } from './session-clock.ts'

/** Faster than a screen paints makes no sense. */
const SHORTEST_INTERVAL_MS = 16

const noTime: Store<number> = { getSnapshot: () => 0, subscribe: () => () => {} }

/**
 * The relay's time in milliseconds since the Unix epoch, rounded down to `intervalMs`, for "3 min ago". Ticks once an
 * interval; components with the same interval share one timer. 0 on the server and while hydrating, whose times differ.
 * @param intervalMs Default 1000, at least 16.
 */
export function useNow(intervalMs = 1000): number {
  const { session } = useProvidedSession('useNow')
  return useStore(sessionClock(session, Math.max(intervalMs, SHORTEST_INTERVAL_MS)), undefined, () => noTime)
}
