import type { Session, Store } from '@callboard/session'
import { useCallback, useRef } from 'react'
import { useMadeStore } from '../session/use-made-store.ts'
import { pacedStore } from './paced-store.ts'

/**
 * Reads a store of the session and renders again at most once in `intervalMs`, for figures of a busy board. What is shown
 * last is always the newest.
 *
 * @param pick gives the same store each time for one session; a change of it is not heeded
 * @param intervalMs 0 or less: with every change
 */
export function usePaced<Value>(pick: (session: Session) => Store<Value>, intervalMs: number): Value {
  const first = useRef(pick)
  const make = useCallback((session: Session) => pacedStore(first.current(session), intervalMs), [intervalMs])
  return useMadeStore('usePaced', make)
}
