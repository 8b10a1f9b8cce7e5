import type { Session } from '@callboard/session'
import { canUndoChange, changesOf, undoChange, type ValueActivity } from '@callboard/session/activity'
import { useCallback, useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useMadeStore } from '../session/use-made-store.ts'

/** The newest change of a selection or setting. */
export interface ValueChangeHandle {
  readonly change: ValueActivity
  /** Whether what it left still stands. */
  readonly canUndo: boolean
  /**
   * Puts back what was there before; tells whether it did: what somebody has changed since stands. Throws as
   * `setSelection` does.
   */
  readonly undo: () => boolean
}

/**
 * The newest change of a selection or setting that was seen since the first use of a hook of this entry; `undefined`
 * when there is none.
 */
export function useValueChange(root: 'selections' | 'config', key: string): ValueChangeHandle | undefined {
  const { session } = useProvidedSession('useValueChange')
  const make = useCallback((from: Session) => changesOf(from).get(`${root}/${key}`), [root, key])
  const change = useMadeStore('useValueChange', make)
  return useMemo(
    () => change && { change, canUndo: canUndoChange(session, change), undo: () => undoChange(session, change) },
    [session, change],
  )
}
