import type { TreeRow } from './tree-rows.ts'

/** Where the focus is or goes: on a row, or, with a column from 0, in one of its cells. */
export interface TreePlace {
  readonly index: number
  readonly column: number | undefined
}

/** What a key comes to. */
export type TreeMove =
  | { readonly type: 'go'; readonly to: TreePlace }
  | { readonly type: 'expand'; readonly keys: readonly string[]; readonly expanded: boolean }
  /** The key means something, and there is nowhere to go. */
  | { readonly type: 'stay' }

/** The tree that is moved in. */
export interface TreeGround {
  readonly rows: readonly TreeRow[]
  /** How many cells a row has. */
  readonly columns: number
  readonly isRightToLeft: boolean
  titleOf(key: string): string
}

const PAGE_ROWS = 10
const STAY: TreeMove = { type: 'stay' }

/**
 * Follows the treegrid pattern of the ARIA Authoring Practices. Rows have the focus first; Right on a row that is open
 * or has no parts goes into its cells, Left in the first cell comes back. Goes by the data, so that rows that are not mounted
 * are reached like all others.
 *
 * @returns `undefined` for a key that means nothing here
 */
export function navigate(ground: TreeGround, from: TreePlace, event: KeyboardEvent): TreeMove | undefined {
  if (event.altKey || event.metaKey) return undefined
  return upOrDown(ground, from, event) ?? (from.column === undefined ? onRow(ground, from.index, event) : onCell(ground, from.index, from.column, event))
}

function upOrDown({ rows }: TreeGround, { index, column }: TreePlace, event: KeyboardEvent): TreeMove | undefined {
  const isWholeTree = column === undefined || event.ctrlKey
  const next = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE_ROWS,
    PageUp: index - PAGE_ROWS,
    ...(isWholeTree ? { Home: 0, End: rows.length - 1 } : {}),
  }[event.key]
  return next === undefined ? undefined : go(Math.min(Math.max(next, 0), rows.length - 1), column)
}

function onRow(ground: TreeGround, index: number, event: KeyboardEvent): TreeMove | undefined {
  const row = ground.rows[index]
  if (row === undefined) return undefined
  const { key, expanded } = row
  const { forward, backward } = arrows(ground)
  if (event.key === forward) return expanded === false ? expand([key], true) : go(index, 0)
  if (event.key === backward) return expanded === true ? expand([key], false) : toParent(ground, index)
  if (event.key === 'Enter' || event.key === ' ') return expanded === undefined ? STAY : expand([key], !expanded)
  if (event.key === '*') return expand(siblingsOf(ground, index), true)
  return typeAhead(ground, index, event)
}

function onCell({ columns, ...ground }: TreeGround, index: number, column: number, event: KeyboardEvent): TreeMove | undefined {
  const { forward, backward } = arrows(ground)
  switch (event.key) {
    case forward:
      return go(index, Math.min(column + 1, columns - 1))
    case backward:
      return go(index, column === 0 ? undefined : column - 1)
    case 'Home':
      return go(index, 0)
    case 'End':
      return go(index, columns - 1)
    case 'Escape':
      return go(index, undefined)
    default:
      return undefined
  }
}

/** A letter goes to the next row that begins with it. */
function typeAhead({ rows, titleOf }: TreeGround, index: number, event: KeyboardEvent): TreeMove | undefined {
  if (event.ctrlKey || event.key.length !== 1) return undefined
  const letter = event.key.toLocaleLowerCase()
  for (let step = 1; step < rows.length; step += 1) {
    const at = (index + step) % rows.length
    const row = rows[at]
    if (row !== undefined && titleOf(row.key).trimStart().toLocaleLowerCase().startsWith(letter)) return go(at, undefined)
  }
  return undefined
}

function arrows({ isRightToLeft }: Pick<TreeGround, 'isRightToLeft'>): { forward: string; backward: string } {
  return isRightToLeft
    ? { forward: 'ArrowLeft', backward: 'ArrowRight' }
    : { forward: 'ArrowRight', backward: 'ArrowLeft' }
}

function toParent(ground: TreeGround, index: number): TreeMove {
  const parent = parentOf(ground, index)
  return parent < 0 ? STAY : go(parent, undefined)
}

/** The row above that is one level up; -1 at the top. */
function parentOf({ rows }: TreeGround, index: number): number {
  const level = rows[index]?.level ?? 1
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.level ?? level) < level) return at
  return -1
}

/** The keys of those with the same parent, itself among them, that have parts. */
function siblingsOf(ground: TreeGround, index: number): string[] {
  const level = ground.rows[index]?.level ?? 1
  const keys: string[] = []
  for (let at = parentOf(ground, index) + 1; at < ground.rows.length; at += 1) {
    const row = ground.rows[at]
    if (row === undefined || row.level < level) break
    if (row.level === level && row.expanded !== undefined) keys.push(row.key)
  }
  return keys
}

function go(index: number, column: number | undefined): TreeMove {
  return { type: 'go', to: { index, column } }
}

function expand(keys: readonly string[], expanded: boolean): TreeMove {
  return { type: 'expand', keys, expanded }
}
