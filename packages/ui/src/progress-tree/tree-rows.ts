import { createEmitter, type Session, type Store, type TaskView } from '@callboard/session'

/** A row of the tree that is shown, and where it stands. The same object while that is the same. */
export interface TreeRow {
  /** The task's key. */
  readonly key: string
  /** From 1. */
  readonly level: number
  /** Among its siblings, from 1. */
  readonly position: number
  readonly siblings: number
  /** `undefined` where it has no parts. */
  readonly expanded: boolean | undefined
}

/** The rows of a tree from top to bottom. */
export interface TreeRows extends Store<readonly TreeRow[]> {
  /** Which tasks stand at the top, and the parts of which are hidden. */
  show(tops: readonly string[], collapsed: ReadonlySet<string>): void
}

/**
 * Lays a forest of tasks out as rows. While it is watched it follows which tasks are part of which; whatever else changes of
 * a task costs nothing here. A task is shown once, however often it is named.
 */
export function createTreeRows(tasks: Session['tasks']): TreeRows {
  let tops: readonly string[] = []
  let collapsed: ReadonlySet<string> = new Set()
  let list: readonly TreeRow[] = []
  let known = new Map<string, TreeRow>()
  let isDue = false
  const watched = new Map<string, { children: TaskView['children'] | undefined; end: () => void }>()

  const childrenOf = (key: string): TaskView['children'] | undefined => tasks.get(key).getSnapshot()?.children
  const layOut = (): void => {
    const rows = flatten(tasks, tops, collapsed)
    const next = rows.map((row) => sameRow(known.get(row.key), row))
    if (next.length !== list.length || next.some((row, index) => row !== list[index])) list = next
    known = new Map(next.map((row) => [row.key, row]))
    if (listeners.isWatched()) watch()
  }
  const watch = (): void => {
    // Also those at the top that are not there yet, and those that are hidden in another.
    const wanted = new Set([...known.keys(), ...tops])
    for (const [key, { end }] of watched) {
      if (wanted.has(key)) continue
      end()
      watched.delete(key)
    }
    for (const key of wanted) {
      const entry = watched.get(key)
      if (entry === undefined) watched.set(key, { children: childrenOf(key), end: tasks.get(key).subscribe(() => onTask(key)) })
      else entry.children = childrenOf(key)
    }
  }
  const onTask = (key: string): void => {
    if (watched.get(key)?.children === childrenOf(key) || isDue) return
    // Many tasks change at once when an agent writes: they are laid out once.
    isDue = true
    queueMicrotask(() => {
      isDue = false
      if (listeners.isWatched()) change()
    })
  }
  const change = (): void => {
    const before = list
    layOut()
    if (list !== before) listeners.emit()
  }
  const listeners = createEmitter(layOut, () => {
    for (const { end } of watched.values()) end()
    watched.clear()
  })
  return {
    getSnapshot: () => list,
    subscribe: listeners.subscribe,
    show: (nextTops, nextCollapsed) => {
      if (nextTops === tops && nextCollapsed === collapsed) return
      tops = nextTops
      collapsed = nextCollapsed
      change()
    },
  }
}

function sameRow(before: TreeRow | undefined, row: TreeRow): TreeRow {
  const isSame = before !== undefined && before.level === row.level && before.position === row.position &&
    before.siblings === row.siblings && before.expanded === row.expanded
  return isSame ? before : row
}

/** Without recursion: a plan may be thousands of levels deep. */
function flatten(tasks: Session['tasks'], tops: readonly string[], collapsed: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = []
  const seen = new Set<string>()
  const stack: { readonly keys: readonly string[]; readonly level: number; at: number }[] = [
    { keys: withoutParts(tasks, tops), level: 1, at: 0 },
  ]
  for (let group = stack.at(-1); group !== undefined; group = stack.at(-1)) {
    const { keys, level, at } = group
    const key = keys[at]
    if (key === undefined) {
      stack.pop()
      continue
    }
    group.at += 1
    const task = tasks.get(key).getSnapshot()
    if (task === undefined || seen.has(key)) continue
    seen.add(key)
    const expanded = task.children.length === 0 ? undefined : !collapsed.has(key)
    rows.push({ key, level, position: at + 1, siblings: keys.length, expanded })
    if (expanded === true) stack.push({ keys: task.children, level: level + 1, at: 0 })
  }
  return rows
}

/** Those that are part of another one at the top, however deep, show below it alone. */
function withoutParts(tasks: Session['tasks'], tops: readonly string[]): readonly string[] {
  const all = new Set(tops)
  const kept = tops.filter((key) => {
    const passed = new Set([key])
    let parent = tasks.get(key).getSnapshot()?.parent
    while (parent !== undefined && !passed.has(parent)) {
      if (all.has(parent)) return false
      passed.add(parent)
      parent = tasks.get(parent).getSnapshot()?.parent
    }
    return true
  })
  return kept.length === tops.length ? tops : kept
}
