import type { Totals } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/** Counts over the whole board: agents, by status, and tasks. Kept up incrementally by the session. */
export function useTotals(): Totals {
  return useSessionStore('useTotals', (session) => session.totals)
}
