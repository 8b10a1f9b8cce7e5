import type { ReactElement } from 'react'
import { useY } from 'react-yjs'
import type * as Y from 'yjs'
import type { Contender } from '../contender.ts'
import { countList, type RowFields } from '../row.tsx'
import { MemoRow } from './memo-row.tsx'
import { openPlainBoard } from './plain-board.tsx'

function List({ agents }: { readonly agents: Y.Map<unknown> }): ReactElement {
  countList()
  const records = useY(agents) as Readonly<Record<string, RowFields>>
  return <ul>{Object.entries(records).map(([id, agent]) => <MemoRow key={id} id={id} agent={agent} />)}</ul>
}

/** `useY` of react-yjs over the root that holds all records. */
export const reactYjs: Contender = {
  shape: 'json',
  open: (history) => openPlainBoard(history, (agents) => <List agents={agents} />),
}
