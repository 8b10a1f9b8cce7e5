import type { ReactElement, ReactNode } from 'react'

/** How many components were rendered since it was last set to zero; counted in the components themselves. */
export const renderCount: { rows: number; lists: number } = { rows: 0, lists: 0 }

/** The row, the same DOM for every contender. Called as a function, so that it counts as a part of their rows. */
export function renderRow(id: string, text: string): ReactElement {
  renderCount.rows += 1
  return <li id={id}><p>{text}</p></li>
}

/** The list around the rows. Called by each component that renders rows as its children. */
export function renderList(rows: ReactNode): ReactElement {
  renderCount.lists += 1
  return <ol>{rows}</ol>
}

/** The numbers from 0 up to `count`. */
export function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => number)
}
