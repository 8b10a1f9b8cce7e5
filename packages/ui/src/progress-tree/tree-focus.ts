import { createEmitter, type Session, type Store } from '@callboard/session'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { TreePlace } from './tree-navigation.ts'
import type { TreeRow } from './tree-rows.ts'

const CELL = '[role="gridcell"]'

const FRAMES_TO_SETTLE = 6

/** Who has the focus in a tree, or gets it when somebody tabs there. */
export interface TreeFocus {
  /** The key of the row that Tab reaches. */
  readonly reachable: Store<string | undefined>
  /** Its index; -1 while there is none. */
  readonly index: number
  /** Moves the focus, also to what is not mounted yet. */
  go(to: TreePlace): void
  /** To be called with the row that got the focus in another way. */
  hold(key: string | undefined): void
  /** To be called when a row leaves while it has the focus. */
  focusLeaves(): void
}

/** Keeps the focus of the rows in `list`. */
export function useTreeFocus(list: RefObject<HTMLElement | null>, rows: readonly TreeRow[], tasks: Session['tasks']): TreeFocus {
  const [held, setHeld] = useState<string>()
  const [wanted, setWanted] = useState<{ readonly key: string; readonly column: number | undefined }>()
  const reachable = useMemo(() => createCell(), [])
  const isLost = useRef(false)
  const lastIndex = useRef(0)
  const index = useMemo(() => rows.findIndex(({ key }) => key === held), [rows, held])

  const hold = useCallback(
    (key: string | undefined) => {
      reachable.set(key)
      setHeld(key)
    },
    [reachable],
  )
  const goToKey = useCallback(
    (key: string, column: number | undefined) => {
      hold(key)
      setWanted({ key, column })
    },
    [hold],
  )

  useLayoutEffect(() => {
    if (index >= 0) {
      lastIndex.current = index
      return
    }
    // What was held is not shown any more: the task above it, or else the one below, takes its place.
    const heir = heirOf(held, rows, tasks, lastIndex.current)
    if (heir === held) return
    if (isLost.current && heir !== undefined) goToKey(heir, undefined)
    else hold(heir)
    isLost.current = false
  }, [index, held, rows, tasks, hold, goToKey])

  useLayoutEffect(() => {
    if (wanted === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-task="${CSS.escape(wanted.key)}"]`)
    const target = wanted.column === undefined ? row : row?.querySelectorAll<HTMLElement>(CELL)[wanted.column]
    // The page would scroll before the rows around it are there.
    target?.focus({ preventScroll: true })
    return row ? keepInView(row, FRAMES_TO_SETTLE) : undefined
  }, [wanted, list])

  return {
    reachable,
    index,
    hold,
    go: (to) => {
      const row = rows[to.index]
      if (row !== undefined) goToKey(row.key, to.column)
    },
    focusLeaves: useCallback(() => {
      isLost.current = true
    }, []),
  }
}

/**
 * Rows around it are measured once they are there, which moves it; so it is brought into view until that is over, or until somebody
 * scrolls away.
 */
function keepInView(row: HTMLElement, frames: number): () => void {
  if (frames < FRAMES_TO_SETTLE && isFarAway(row)) return () => {}
  row.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  if (frames === 0) return () => {}
  let end = (): void => {}
  const frame = requestAnimationFrame(() => {
    end = keepInView(row, frames - 1)
  })
  return () => {
    cancelAnimationFrame(frame)
    end()
  }
}

/** Farther than rows move each other by being measured. */
function isFarAway(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect()
  return bottom < -innerHeight || top > 2 * innerHeight
}

function heirOf(held: string | undefined, rows: readonly TreeRow[], tasks: Session['tasks'], lastIndex: number): string | undefined {
  const shown = new Set(rows.map(({ key }) => key))
  const passed = new Set<string>()
  let above = held === undefined ? undefined : tasks.get(held).getSnapshot()?.parent
  while (above !== undefined && !passed.has(above)) {
    if (shown.has(above)) return above
    passed.add(above)
    above = tasks.get(above).getSnapshot()?.parent
  }
  return (held === undefined ? rows[0] : rows[Math.min(Math.max(lastIndex - 1, 0), rows.length - 1)])?.key
}

function createCell(): Store<string | undefined> & { set(next: string | undefined): void } {
  const { subscribe, emit } = createEmitter()
  let value: string | undefined
  return {
    getSnapshot: () => value,
    subscribe,
    set: (next) => {
      if (next === value) return
      value = next
      emit()
    },
  }
}
