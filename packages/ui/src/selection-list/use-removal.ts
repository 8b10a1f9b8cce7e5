import { changesOf } from '@callboard/session/activity'
import { CallboardError, type EntryView, type SelectionKey, type SelectionValue, type Session } from '@callboard/session'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { withoutPrefix } from '../strings/without-prefix.ts'
import type { EntryDescription } from './describe-entry.ts'
import type { Removal, RemovedEntry } from './selection-context.tsx'

/** So many entries that others removed are kept on offer. */
const KEPT_OF_OTHERS = 20

interface RemovalHandle {
  /** The newest. */
  readonly removed: Removal | undefined
  /** What the reader removed, if that is still on offer. */
  readonly own: Removal | undefined
  /** Removes an entry on behalf of the reader. */
  readonly removeOwn: (entry: RemovedEntry) => void
  /** Puts back what was removed, where nothing stands in its place by now; gives the first key that came back. */
  readonly putBack: (removal: Removal) => string | undefined
  readonly dismiss: (removal: Removal) => void
}

/**
 * What was removed from a list, by its reader and by others, and the way back. They are kept apart, so that what others
 * remove takes nobody's own undo away.
 */
export function useRemoval(session: Session, keys: readonly string[], describe: (entry: EntryView) => EntryDescription): RemovalHandle {
  const [removals, setRemovals] = useState<readonly Removal[]>([])
  const offer = useCallback((removal: Removal) => setRemovals((all) => [...all.filter(({ isOwn }) => isOwn !== removal.isOwn), removal]), [])
  const dismiss = useCallback(({ isOwn }: Removal) => setRemovals((all) => all.filter((one) => one.isOwn !== isOwn)), [])
  const others = useMemo(() => stillGone(removals.find(({ isOwn }) => !isOwn), keys), [removals, keys])
  const own = removals.find(({ isOwn }) => isOwn)
  // What came back and goes again is another removal.
  useEffect(() => {
    setRemovals((all) => (all.some((one) => !one.isOwn && stillGone(one, keys) !== one) ? all.flatMap((one) => (one.isOwn ? one : (stillGone(one, keys) ?? []))) : all))
  }, [keys])
  useRemovalsOfOthers(session, keys, describe, (entries) =>
    offer({ isOwn: false, entries: [...(others?.entries ?? []), ...entries].slice(-KEPT_OF_OTHERS) }),
  )
  const removeOwn = useCallback(
    (entry: RemovedEntry) => {
      offer({ isOwn: true, entries: [entry] })
      session.removeSelection(entry.key as SelectionKey)
    },
    [session, offer],
  )
  const putBack = useCallback(
    (removal: Removal) => {
      // Somebody may have chosen another in its place meanwhile; that choice stands.
      const gone = removal.entries.filter(({ key }) => session.selections.get(key).getSnapshot() === undefined)
      try {
        for (const { key, value } of gone) session.setSelection(key as SelectionKey, value as SelectionValue<SelectionKey>)
      } catch (error) {
        // What was refused stays on offer, with the reason.
        offer({ ...removal, problem: CallboardError.is(error) ? withoutPrefix(error.message) : String(error) })
        return undefined
      }
      dismiss(removal)
      return gone[0]?.key
    },
    [session, offer, dismiss],
  )
  const isOwnNewest = removals.at(-1)?.isOwn === true
  return { removed: isOwnNewest ? own : (others ?? own), own, removeOwn, putBack, dismiss }
}

/** What others have put there again needs no way back. */
function stillGone(removal: Removal | undefined, keys: readonly string[]): Removal | undefined {
  const entries = removal?.entries.filter(({ key }) => !keys.includes(key)) ?? []
  if (removal === undefined || entries.length === 0) return undefined
  return entries.length === removal.entries.length ? removal : { ...removal, entries }
}

/** Calls back with what others have removed of `keys`, as it was. */
function useRemovalsOfOthers(
  session: Session,
  keys: readonly string[],
  describe: (entry: EntryView) => EntryDescription,
  onRemoved: (entries: readonly RemovedEntry[]) => void,
): void {
  const shown = useRef(keys)
  // From the beginning, so that it is known what stood there.
  useEffect(() => void changesOf(session), [session])
  useEffect(() => {
    const before = shown.current
    shown.current = keys
    if (before === keys) return
    const gone = before.filter((key) => !keys.includes(key) && session.selections.get(key).getSnapshot() === undefined)
    const entries = gone.flatMap((key) => {
      const change = changesOf(session).get(`selections/${key}`).getSnapshot()
      // Of a removal it is known that it was one's own, or not who did it.
      if (change === undefined || change.after !== undefined || change.actor !== undefined) return []
      const { title } = describe({ key, value: change.before, valid: true, issues: [] })
      return [{ key, value: change.before, title }]
    })
    if (entries.length > 0) onRemoved(entries)
  })
}
