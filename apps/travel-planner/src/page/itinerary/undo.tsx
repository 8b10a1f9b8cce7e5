import { useSession } from '@callboard/react'
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react'

/** How long a removal can be taken back. */
const UNDO_WITHIN_MS = 10_000

/** Something that can be removed: its key on the board and how to speak of it. */
export interface Removable {
  readonly key: string
  readonly title: string
  readonly value: unknown
}

const RemoveContext = createContext<((item: Removable) => void) | undefined>(undefined)

/** Removes a selection for everybody, and offers to take that back for a while. */
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
    session.removeSelection(item.key)
    setRemoved(item)
  }, [session])
  useEffect(() => {
    if (!removed) return
    const timer = setTimeout(() => setRemoved(undefined), UNDO_WITHIN_MS)
    return () => clearTimeout(timer)
  }, [removed])
  const undo = () => {
    if (removed) session.setSelection(removed.key, removed.value)
    setRemoved(undefined)
  }
  const offer = useMemo(() => removed && `${removed.title} removed.`, [removed])
  return (
    <RemoveContext.Provider value={remove}>
      {children}
      <div className="tp-undo" role="status" data-shown={removed !== undefined}>
        {offer && (
          <>
            <span>{offer}</span>
            <button type="button" className="tp-link-button" onClick={undo}>Undo</button>
          </>
        )}
      </div>
    </RemoveContext.Provider>
  )
}
