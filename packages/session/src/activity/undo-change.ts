import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { isEqual, share } from '../store/share.ts'
import { removeEntry, setEntry } from '../verbs/set-entry.ts'
import type { ValueActivity } from './activity-entry.ts'

/** Whether a change can be undone: what stands there is what it left. */
export function canUndoChange(session: Session, { root, key, after }: ValueActivity): boolean {
  const { document } = contextOf(session)
  return isEqual(share(undefined, document.read(root, key)), after)
}

/**
 * Puts back what was there before a change. Where somebody has changed it since, that stands and nothing is written;
 * tells whether it was undone. Throws as `setSelection` does, for example when the app's schema refuses what was there.
 */
export function undoChange(session: Session, change: ValueActivity): boolean {
  if (!canUndoChange(session, change)) return false
  const { root, key, before } = change
  if (before === undefined) removeEntry(contextOf(session), root, key)
  else setEntry(contextOf(session), root, key, before)
  return true
}
