import type { ReactElement } from 'react'

/** How many components were rendered since it was last set to zero; counted in the components themselves. */
export const renderCount: { rows: number; lists: number } = { rows: 0, lists: 0 }

/** Called by each list when it renders. */
export function countList(): void {
  renderCount.lists += 1
}

/** What a row shows of an agent, from whatever store. */
export interface RowFields {
  readonly name: string
  readonly status: string
  readonly activity?: string | undefined
}

/** The row, the same DOM for every contender. Called as a function, so that it counts as a part of their rows. */
export function renderRow(id: string, agent: RowFields | undefined): ReactElement {
  renderCount.rows += 1
  return (
    <li id={id} data-status={agent?.status}>
      <b>{agent?.name}</b>
      <i>{agent?.status}</i>
      <span>{agent?.activity}</span>
    </li>
  )
}
