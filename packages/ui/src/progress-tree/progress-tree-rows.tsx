import { useSession, useStore, useTask, useTasks, type TaskFilter } from '@callboard/react'
import type { Session, Store, TaskView } from '@callboard/session'
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import { BeatContext, createBeat, useHasBeat, useInBeat } from '../beat/beat.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { useRowWindow, type RowWindow } from '../row-window/row-window.ts'
import { RowsContext, ShownTaskContext, useTree, type RowsContextValue, type TreeContextValue } from './tree-context.tsx'
import { useTreeFocus, type TreeFocus } from './tree-focus.ts'
import { navigate } from './tree-navigation.ts'
import { createTreeRows, type TreeRow } from './tree-rows.ts'

export interface ProgressTreeRowsOptions {
  /** Only the tasks of an agent, or those below a task. Left out: all that are part of no other. */
  filter?: TaskFilter | undefined
  /** Whether what began last comes first at the top; the parts of a task stay in their order. Left out: what began first. */
  newestFirst?: boolean | undefined
  /** What each row is made of: one `ProgressTree.Row`. */
  children?: ReactNode
}

/** The state of {@link ProgressTreeRows} as attributes. */
export interface ProgressTreeRowsState {
  /** `data-virtual`: present while only the rows near what is seen are mounted */
  virtual: boolean
  /** `data-flat`: present while no task has parts */
  flat: boolean
}

/** What a row is taken to be high before it is measured, in pixels. */
const ROW_HEIGHT = 33

/** Of many tasks some get on in every frame: rows show what has come so often, milliseconds. */
const BEAT_MS = 100

/**
 * Repeats its row for every task and, below it, the tasks that are part of it; of more than a hundred, those near what is seen.
 * Has the keyboard of the tree. Renders a `<div>`.
 */
export const ProgressTreeRows: Part<'div', ProgressTreeRowsState, ProgressTreeRowsOptions> = createPart(
  'div',
  'ProgressTree.Rows',
  ({ filter, newestFirst, children, ...rest }: ProgressTreeRowsOptions) => {
    const tree = useTree('ProgressTree.Rows')
    const { tasks } = useSession()
    const list = useRef<HTMLElement | null>(null)
    const [beat] = useState(() => createBeat(BEAT_MS))
    const rows = useTreeRows(filter, newestFirst === true, tree.collapsed)
    const focus = useTreeFocus(list, rows, tasks)
    const { index: focused } = focus
    const keep = useCallback(() => [focused], [focused])
    const shown = useRowWindow(list, { rows, estimatedHeight: ROW_HEIGHT, keep })
    const { measure } = shown
    const { reachable, focusLeaves } = focus
    const { setRowCount } = tree
    const isFlat = useMemo(() => rows.every(({ expanded }) => expanded === undefined), [rows])
    const context = useMemo<RowsContextValue>(
      () => ({ row: children, reachable, measure, focusLeaves }),
      [children, reachable, measure, focusLeaves],
    )
    useLayoutEffect(() => setRowCount(measure && rows.length), [setRowCount, measure, rows.length])

    const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
      const move = followKey(event, rows, (key) => tasks.get(key).getSnapshot()?.title ?? '')
      if (move === undefined) return
      event.preventDefault()
      obey(move, tree, focus)
    }
    return {
      state: { virtual: measure !== undefined, flat: isFlat },
      rest,
      ref: list,
      own: {
        role: 'rowgroup',
        onKeyDown,
        onFocus: ({ target }: FocusEvent<HTMLElement>) => focus.hold(rowAround(target)?.dataset['task']),
        children: <Items rows={rows} shown={shown} />,
      },
      wrap: (element) => (
        <BeatContext.Provider value={measure === undefined ? undefined : beat}>
          <RowsContext.Provider value={context}>{element}</RowsContext.Provider>
        </BeatContext.Provider>
      ),
    }
  },
)

const NO_ROWS: Store<readonly TreeRow[]> = { getSnapshot: () => NO_KEYS, subscribe: () => () => {} }
const NO_KEYS: readonly never[] = []

function useTreeRows(filter: TaskFilter | undefined, isNewestFirst: boolean, collapsed: ReadonlySet<string>): readonly TreeRow[] {
  const { tasks } = useSession()
  const byStart = useTasks(filter)
  const tops = useMemo(() => (isNewestFirst ? byStart.toReversed() : byStart), [byStart, isNewestFirst])
  const store = useMemo(() => createTreeRows(tasks), [tasks])
  useLayoutEffect(() => store.show(tops, collapsed), [store, tops, collapsed])
  return useStore<readonly TreeRow[], readonly TreeRow[]>(store, undefined, () => NO_ROWS)
}

type Move = NonNullable<ReturnType<typeof navigate>>

function followKey(event: KeyboardEvent<HTMLElement>, rows: readonly TreeRow[], titleOf: (key: string) => string): Move | undefined {
  const target = event.target as Element
  const row = rowAround(target)
  const index = rows.findIndex(({ key }) => key === row?.dataset['task'])
  if (row === null || index < 0) return undefined
  const cells = [...row.querySelectorAll('[role="gridcell"]')]
  const column = cells.indexOf(target)
  // What is in a cell has keys of its own.
  if (target !== row && column < 0) return undefined
  const isRightToLeft = getComputedStyle(row).direction === 'rtl'
  return navigate({ rows, columns: cells.length, isRightToLeft, titleOf }, { index, column: column < 0 ? undefined : column }, event.nativeEvent)
}

function obey(move: Move, tree: TreeContextValue, focus: TreeFocus): void {
  if (move.type === 'go') focus.go(move.to)
  else if (move.type === 'expand') tree.setExpanded(move.keys, move.expanded)
}

function rowAround(node: Element): HTMLElement | null {
  return node.closest<HTMLElement>('[role="row"][data-task]')
}

function Items({ rows, shown }: { rows: readonly TreeRow[]; shown: RowWindow }): ReactElement {
  return (
    <>
      {shown.indexes.flatMap((index) => {
        const row = rows[index]
        if (row === undefined) return []
        const gap = shown.gapBefore(index)
        const item = <Item key={row.key} row={row} index={index} />
        return gap > 0 ? [<Gap key={`gap before ${row.key}`} height={gap} />, item] : [item]
      })}
      {shown.gapAtEnd > 0 ? <Gap height={shown.gapAtEnd} /> : null}
    </>
  )
}

function Gap({ height }: { height: number }): ReactElement {
  return <div className="cb-progress-tree-gap" role="presentation" style={{ blockSize: height }} />
}

/** One task's row; renders again for this task alone. */
const Item = memo(({ row, index }: { row: TreeRow; index: number }): ReactElement | null => {
  const task = useTaskOfRow(row.key)
  const shown = useMemo(
    // A key begins with its agent's id, which has no slash.
    () => task && { ...row, index, task, delegated: task.parent !== undefined && !task.parent.startsWith(`${task.agentId}/`) },
    [task, row, index],
  )
  if (shown === undefined) return null
  return (
    <ShownTaskContext.Provider value={shown}>
      <RowsContext.Consumer>{(rows) => rows?.row}</RowsContext.Consumer>
    </ShownTaskContext.Provider>
  )
})
Item.displayName = 'ProgressTree.Item'

/** In the beat of the rows, if there is one. */
function useTaskOfRow(key: string): TaskView | undefined {
  const hasBeat = useHasBeat()
  const pick = useCallback(({ tasks }: Session): Store<TaskView | undefined> => tasks.get(key), [key])
  const atOnce = useTask(hasBeat ? '' : key)
  return useInBeat(pick) ?? atOnce
}
