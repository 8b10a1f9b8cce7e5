import type { KeyboardEvent } from 'react'
import type { RosterRow } from './arrangement.ts'

/** Rows that Page Up and Page Down pass over. */
const PAGE = 10

/** What can have the focus within a row. */
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex]'

/**
 * The key of the row that a key leads to, if it leads to one: up, down, Page Up, Page Down, Home and End. Enter goes to what can be pressed
 * within a row, Escape comes back from there.
 */
export function nextRow(event: KeyboardEvent<HTMLElement>, rows: readonly RosterRow[], current: number): string | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return undefined
  const target = event.target as HTMLElement
  const row = target.closest<HTMLElement>('[data-agent]')
  if (row === null) return undefined
  if (target !== row) return event.key === 'Escape' ? rows[current]?.key : undefined
  if (event.key === 'Enter') {
    const inner = row.querySelector<HTMLElement>(FOCUSABLE)
    if (inner === null) return undefined
    event.preventDefault()
    inner.focus()
    return undefined
  }
  const agents = rows.flatMap(({ type }, index) => (type === 'agent' ? [index] : []))
  const at = agents.indexOf(current)
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: agents.length - 1 }
  const to = steps[event.key]
  if (to === undefined) return undefined
  return rows[agents[Math.min(Math.max(to, 0), agents.length - 1)] ?? current]?.key
}
