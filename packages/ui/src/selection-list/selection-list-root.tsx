import { useSession, useStore } from '@callboard/react'
import type { EntryView, Session } from '@callboard/session'
import { useId, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { describeEntry, type EntryDescription } from './describe-entry.ts'
import { SelectionListContext, type Removal, type SelectionListContextValue } from './selection-context.tsx'
import { focusNeighbour, focusRemove } from './selection-focus.ts'
import { useRemoval } from './use-removal.ts'

export interface SelectionListRootOptions {
  /** Only the selections of this kind: `kind` or `kind/…`. Left out: all. */
  kind?: string | undefined
  /** What to show of an entry. Left out: `describeEntry`. Give the same function each time. */
  describe?: ((entry: EntryView) => EntryDescription) | undefined
  /** Whose removals can be undone: `own` where agents clear away what no longer fits. @default 'all' */
  undoes?: 'all' | 'own' | undefined
}

/** The state of {@link SelectionListRoot} as attributes. */
export interface SelectionListRootState {
  /** `data-empty`: present while nothing is chosen */
  empty: boolean
}

/** A list of selections with its keyboard: arrows, Delete, Ctrl+Z; a region named by its title. Renders a `<section>`. */
export const SelectionListRoot: Part<'section', SelectionListRootState, SelectionListRootOptions> = createPart(
  'section',
  'SelectionList.Root',
  ({ kind, describe = describeEntry, undoes = 'all', ...rest }: SelectionListRootOptions & { 'aria-label'?: string | undefined }) => {
    const session = useSession()
    const titleId = useId()
    const element = useRef<HTMLElement | null>(null)
    const keys = useStore(session.selections.ids, (all) => all.filter((key) => isOfKind(key, kind)))
    const list = useList({ session, element, keys, describe, undoes })
    return {
      state: { empty: keys.length === 0 },
      ref: element,
      rest,
      own: {
        tabIndex: -1,
        ...regionName(titleId, rest),
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
          if (onKey(event, list)) event.preventDefault()
        },
      },
      wrap: (section) => (
        <RegionTitleContext.Provider value={titleId}>
          <SelectionListContext.Provider value={list}>{section}</SelectionListContext.Provider>
        </RegionTitleContext.Provider>
      ),
    }
  },
)

function isOfKind(key: string, kind: string | undefined): boolean {
  return kind === undefined || key === kind || key.startsWith(`${kind}/`)
}

interface ListParts {
  readonly session: Session
  readonly element: RefObject<HTMLElement | null>
  readonly keys: readonly string[]
  readonly describe: (entry: EntryView) => EntryDescription
  readonly undoes: 'all' | 'own'
}

function useList({ session, element, keys, describe, undoes }: ListParts): SelectionListContextValue {
  const { removed: newest, own, removeOwn, putBack, dismiss } = useRemoval(session, keys, describe)
  const removed = undoes === 'own' ? own : newest
  return useMemo(() => {
    const undo = (removal: Removal | undefined): void => {
      const key = removal && putBack(removal)
      if (key !== undefined) requestAnimationFrame(() => focusRemove(element.current, key))
    }
    return {
      keys,
      describe,
      removed,
      remove: removeOwn,
      undo: () => undo(removed),
      undoOwn: () => {
        undo(own)
        return own !== undefined
      },
      dismiss: () => {
        if (removed !== undefined) dismiss(removed)
        focusRemove(element.current)
      },
      itemLeaves: (item) => focusNeighbour(element.current, item),
    }
  }, [element, keys, describe, removed, own, removeOwn, putBack, dismiss])
}

function onKey(event: KeyboardEvent<HTMLElement>, { undoOwn }: SelectionListContextValue): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey, currentTarget, target } = event
  if (key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && undoOwn()) return true
  if (ctrlKey || metaKey || altKey) return false
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>('[data-selection] [data-remove]')]
  const index = buttons.findIndex((button) => button === target)
  if (index < 0) return false
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: buttons.length - 1 }[key]
  if (next !== undefined) buttons[Math.min(Math.max(next, 0), buttons.length - 1)]?.focus()
  else if (key === 'Delete' || key === 'Backspace') buttons[index]?.click()
  else return false
  return true
}
