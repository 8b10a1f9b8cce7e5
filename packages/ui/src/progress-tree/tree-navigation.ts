/** What a key asks of the tree, beside moving the focus. */
export interface TreeActions {
  setExpanded(taskKey: string, expanded: boolean): void
}

const PAGE_ROWS = 10
const ROW = '[role="row"][data-task]'
const CELL = '[role="gridcell"]'

/** The rows that are shown, from top to bottom. */
export function rowsOf(tree: HTMLElement): HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>(ROW)]
}

/** The row that `node` is or is in. */
export function rowAround(node: Element | null): HTMLElement | null {
  return node?.closest<HTMLElement>(ROW) ?? null
}

/** Makes `row` the one that Tab reaches. */
export function makeReachable(tree: HTMLElement, row: HTMLElement | undefined): void {
  for (const other of tree.querySelectorAll<HTMLElement>(`${ROW}[tabindex="0"]`)) {
    if (other !== row) other.tabIndex = -1
  }
  if (row !== undefined) row.tabIndex = 0
}

/**
 * Follows the treegrid pattern of the ARIA Authoring Practices. Rows have the focus first; Right on a row that is open
 * or has no parts goes into its cells, Left in the first cell comes back.
 *
 * @returns whether the key meant something
 */
export function navigate(tree: HTMLElement, event: KeyboardEvent, actions: TreeActions): boolean {
  const target = event.target as Element
  const row = rowAround(target)
  if (row === null || event.altKey || event.metaKey) return false
  const cell = target.matches(CELL) ? (target as HTMLElement) : undefined
  return moveUpOrDown(tree, row, cell, event) || (cell === undefined ? onRow(tree, row, event, actions) : onCell(row, cell, event))
}

function moveUpOrDown(tree: HTMLElement, row: HTMLElement, cell: HTMLElement | undefined, event: KeyboardEvent): boolean {
  const rows = rowsOf(tree)
  const index = rows.indexOf(row)
  const wholeTree = cell === undefined || event.ctrlKey
  const next = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE_ROWS,
    PageUp: index - PAGE_ROWS,
    ...(wholeTree ? { Home: 0, End: rows.length - 1 } : {}),
  }[event.key]
  if (next === undefined) return false
  const found = rows[Math.min(Math.max(next, 0), rows.length - 1)]
  const column = cell === undefined ? -1 : cellsOf(row).indexOf(cell)
  focus(column < 0 ? found : (found && cellsOf(found)[column]))
  return true
}

function onRow(tree: HTMLElement, row: HTMLElement, event: KeyboardEvent, actions: TreeActions): boolean {
  const expanded = row.getAttribute('aria-expanded')
  const key = row.dataset['task'] ?? ''
  const { forward, backward } = arrows(row)
  if (event.key === forward) {
    if (expanded === 'false') actions.setExpanded(key, true)
    else focus(cellsOf(row)[0])
  } else if (event.key === backward) {
    if (expanded === 'true') actions.setExpanded(key, false)
    else focus(parentOf(tree, row))
  } else if (event.key === 'Enter' || event.key === ' ') {
    if (expanded !== null) actions.setExpanded(key, expanded !== 'true')
  } else if (event.key === '*') {
    for (const sibling of siblingsOf(tree, row)) actions.setExpanded(sibling.dataset['task'] ?? '', true)
  } else {
    return typeAhead(tree, row, event)
  }
  return true
}

function onCell(row: HTMLElement, cell: HTMLElement, event: KeyboardEvent): boolean {
  const cells = cellsOf(row)
  const index = cells.indexOf(cell)
  const { forward, backward } = arrows(row)
  if (event.key === forward) focus(cells[index + 1])
  else if (event.key === backward) focus(index === 0 ? row : cells[index - 1])
  else if (event.key === 'Home') focus(cells[0])
  else if (event.key === 'End') focus(cells.at(-1))
  else if (event.key === 'Escape') focus(row)
  else return false
  return true
}

/** A letter goes to the next row that begins with it. */
function typeAhead(tree: HTMLElement, row: HTMLElement, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.key.length !== 1 || event.key === ' ') return false
  const rows = rowsOf(tree)
  const after = [...rows.slice(rows.indexOf(row) + 1), ...rows.slice(0, rows.indexOf(row))]
  const letter = event.key.toLocaleLowerCase()
  const found = after.find((candidate) => candidate.dataset['title']?.toLocaleLowerCase().startsWith(letter))
  focus(found)
  return found !== undefined
}

function arrows(row: HTMLElement): { forward: string; backward: string } {
  return getComputedStyle(row).direction === 'rtl'
    ? { forward: 'ArrowLeft', backward: 'ArrowRight' }
    : { forward: 'ArrowRight', backward: 'ArrowLeft' }
}

function parentOf(tree: HTMLElement, row: HTMLElement): HTMLElement | undefined {
  const before = rowsOf(tree)
  return before.slice(0, before.indexOf(row)).findLast((candidate) => levelOf(candidate) < levelOf(row))
}

/** The rows with the same parent, itself among them. */
function siblingsOf(tree: HTMLElement, row: HTMLElement): HTMLElement[] {
  const parent = parentOf(tree, row)
  return rowsOf(tree).filter(
    (candidate) => levelOf(candidate) === levelOf(row) && parentOf(tree, candidate) === parent,
  )
}

function cellsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(CELL)]
}

function levelOf(row: HTMLElement): number {
  return Number(row.getAttribute('aria-level'))
}

function focus(element: HTMLElement | undefined): void {
  element?.focus()
}
