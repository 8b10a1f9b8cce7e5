import { useSession } from '@callboard/react'
import type { SelectionKey } from '@callboard/session'
import { createContext, useCallback, useContext, useEffect, useState, type ReactElement, type ReactNode } from 'react'

/** How long a removal can be taken back. */
const UNDO_WITHIN_MS = 10_000

/** Something that can be removed, and put back. */
export interface Removable {
  readonly key: SelectionKey
  /** How to speak of it. */
  readonly title: string
  readonly remove: () => void
  readonly restore: () => void
}

const RemoveContext = createContext<((item: Removable) => void) | undefined>(undefined)

/** Removes something for everybody, and offers to take that back for a while. */
export function useRemove(): (item: Removable) => void {
  const remove = useContext(RemoveContext)
  if (!remove) throw new Error('useRemove needs an UndoProvider above it.')
  return remove
}

/** Lets what is inside remove selections, and shows the offer to undo at its end. */
export function UndoProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const session = useSession()
  const [removed, setRemoved] = useState<Removable>()
  const remove = useCallback((item: Removable) => {
    item.remove()
    setRemoved(item)
  }, [])
  useEffect(() => {
    if (!removed) return
    const timer = setTimeout(() => setRemoved(undefined), UNDO_WITHIN_MS)
    return () => clearTimeout(timer)
  }, [removed])
  const undo = () => {
    // An agent may have chosen another in its place meanwhile; that choice stands.
    if (removed && session.selections.get(removed.key).getSnapshot() === undefined) removed.restore()
    setRemoved(undefined)
  }
  return (
    <RemoveContext.Provider value={remove}>
      {children}
      <div className="tp-undo" role="status" data-shown={removed !== undefined}>
        {removed && (
          <>
            <span>{removed.title} removed.</span>
            <button type="button" className="tp-link-button" onClick={undo}>Undo</button>
          </>
        )}
      </div>
    </RemoveContext.Provider>
  )
}
