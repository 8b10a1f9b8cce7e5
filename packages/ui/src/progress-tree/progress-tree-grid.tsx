import { useCallback, useMemo, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { TreeContext } from './tree-context.tsx'

export interface ProgressTreeGridOptions {
  /** The keys of tasks whose parts are hidden at first. All others are shown. */
  defaultCollapsed?: readonly string[] | undefined
  /** The keys of tasks whose parts are hidden, kept by whoever uses the tree; with `onCollapsedChange`. */
  collapsed?: readonly string[] | undefined
  /** Hears which tasks have their parts hidden, after each change that the reader makes. */
  onCollapsedChange?: ((collapsed: readonly string[]) => void) | undefined
}

/** A treegrid of tasks. Renders a `<div>`. */
export const ProgressTreeGrid: Part<'div', object, ProgressTreeGridOptions> = createPart(
  'div',
  'ProgressTree.Grid',
  ({ defaultCollapsed = NONE, collapsed: given, onCollapsedChange, ...rest }: ProgressTreeGridOptions) => {
    const { strings } = useStrings(ENGLISH_PROGRESS)
    const [kept, setKept] = useState<readonly string[]>(defaultCollapsed)
    const [rowCount, setRowCount] = useState<number>()
    const keys = given ?? kept
    const collapsed = useMemo(() => new Set(keys), [keys])
    const setExpanded = useCallback(
      (taskKeys: readonly string[], expanded: boolean) => {
        const next = withKeys(collapsed, taskKeys, !expanded)
        setKept(next)
        onCollapsedChange?.(next)
      },
      [collapsed, onCollapsedChange],
    )
    const tree = useMemo(() => ({ collapsed, setExpanded, setRowCount }), [collapsed, setExpanded])
    return {
      state: {},
      rest,
      own: {
        role: 'treegrid',
        'aria-label': strings.progress,
        // With the row of headings.
        'aria-rowcount': rowCount === undefined ? undefined : rowCount + 1,
      },
      wrap: (element) => <TreeContext.Provider value={tree}>{element}</TreeContext.Provider>,
    }
  },
)

const NONE: readonly string[] = []

function withKeys(keys: ReadonlySet<string>, changed: readonly string[], isPresent: boolean): readonly string[] {
  const next = new Set(keys)
  for (const key of changed) {
    if (isPresent) next.add(key)
    else next.delete(key)
  }
  return [...next]
}
