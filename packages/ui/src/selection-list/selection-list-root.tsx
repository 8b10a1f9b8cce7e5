import { useSession, useStore } from '@callboard/react'
import type { EntryView, SelectionKey, SelectionValue, Session } from '@callboard/session'
import { useId, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { describeEntry, type EntryDescription } from './describe-entry.ts'
import { SelectionListContext, type RemovedEntry, type SelectionListContextValue } from './selection-context.tsx'
import { focusNeighbour, focusRemove } from './selection-focus.ts'

export interface SelectionListRootOptions {
  /** Only the selections of this kind: `kind` or `kind/…`. Left out: all. */
  kind?: string | undefined
  /** What to show of an entry. Left out: `describeEntry`. Give the same function each time. */
  describe?: ((entry: EntryView) => EntryDescription) | undefined
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
  ({ kind, describe = describeEntry, ...rest }: SelectionListRootOptions & { 'aria-label'?: string | undefined }) => {
    const session = useSession()
    const titleId = useId()
    const element = useRef<HTMLElement | null>(null)
    const keys = useStore(session.selections.ids, (all) => all.filter((key) => isOfKind(key, kind)))
    const list = useList({ session, element, keys, describe })
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
}

function useList({ session, element, keys, describe }: ListParts): SelectionListContextValue {
  const [removed, setRemoved] = useState<RemovedEntry>()
  return useMemo(
    () => ({
      keys,
      describe,
      removed,
      remove: (entry) => {
        setRemoved(entry)
        session.removeSelection(entry.key as SelectionKey)
      },
      undo: () => {
        if (removed === undefined) return
        setRemoved(undefined)
        // Somebody may have chosen another in its place meanwhile; that choice stands.
        if (session.selections.get(removed.key).getSnapshot() === undefined) {
          session.setSelection(removed.key as SelectionKey, removed.value as SelectionValue<SelectionKey>)
          requestAnimationFrame(() => focusRemove(element.current, removed.key))
        }
      },
      dismiss: () => {
        setRemoved(undefined)
        focusRemove(element.current)
      },
      itemLeaves: (item) => focusNeighbour(element.current, item),
    }),
    [session, element, keys, describe, removed],
  )
}

function onKey(event: KeyboardEvent<HTMLElement>, { undo, removed }: SelectionListContextValue): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey, currentTarget, target } = event
  if (key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && removed !== undefined) {
    undo()
    return true
  }
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
