import { useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { TreeContext, type TreeContextValue } from './tree-context.tsx'
import { makeReachable, navigate, rowAround, rowsOf } from './tree-navigation.ts'

export interface ProgressTreeGridOptions {
  /** The keys of tasks whose parts are hidden at first. All others are shown. */
  defaultCollapsed?: readonly string[] | undefined
}

/** A treegrid of tasks, with its keyboard. Renders a `<div>`. */
export const ProgressTreeGrid: Part<'div', object, ProgressTreeGridOptions> = createPart(
  'div',
  'ProgressTree.Grid',
  ({ defaultCollapsed = [], ...rest }: ProgressTreeGridOptions) => {
    const { strings } = useStrings(ENGLISH_PROGRESS)
    const grid = useRef<HTMLElement | null>(null)
    const tree = useTreeState(grid, defaultCollapsed)
    // Rows that were there from the start came before the grid's element was known.
    useLayoutEffect(() => tree.rowCame())
    return {
      state: {},
      rest,
      ref: grid,
      own: {
        role: 'treegrid',
        'aria-label': strings.progress,
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
          if (navigate(event.currentTarget, event.nativeEvent, tree)) event.preventDefault()
        },
        onFocus: (event: FocusEvent<HTMLElement>) => {
          makeReachable(event.currentTarget, rowAround(event.target) ?? undefined)
        },
      },
      wrap: (element) => <TreeContext.Provider value={tree}>{element}</TreeContext.Provider>,
    }
  },
)

function useTreeState(grid: RefObject<HTMLElement | null>, defaultCollapsed: readonly string[]): TreeContextValue {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(() => new Set(defaultCollapsed))
  return useMemo(
    () => ({
      collapsed,
      setExpanded: (taskKey, expanded) => setCollapsed((before) => withKey(before, taskKey, !expanded)),
      rowCame: () => {
        const element = grid.current
        if (element !== null && element.querySelector('[data-task][tabindex="0"]') === null) {
          makeReachable(element, rowsOf(element)[0])
        }
      },
      rowLeaves: (row) => handOver(grid.current, row),
    }),
    [collapsed, grid],
  )
}

function withKey(keys: ReadonlySet<string>, key: string, present: boolean): ReadonlySet<string> {
  if (keys.has(key) === present) return keys
  const next = new Set(keys)
  if (present) next.add(key)
  else next.delete(key)
  return next
}

/** A row that leaves hands focus and place in the tab order on to the row above it, or else below. */
function handOver(tree: HTMLElement | null, row: HTMLElement): void {
  if (tree === null || row.tabIndex !== 0) return
  const rows = rowsOf(tree)
  const index = rows.indexOf(row)
  const heir = rows[index - 1] ?? rows[index + 1]
  makeReachable(tree, heir)
  if (row.contains(document.activeElement)) heir?.focus()
}
