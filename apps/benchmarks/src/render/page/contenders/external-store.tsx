import { useMemo, useSyncExternalStore, type ReactElement } from 'react'
import type * as Y from 'yjs'
import type { Contender } from '../contender.ts'
import { countList, type RowFields } from '../row.tsx'
import { MemoRow } from './memo-row.tsx'
import { openPlainBoard } from './plain-board.tsx'

type Records = Readonly<Record<string, RowFields>>

function List({ agents }: { readonly agents: Y.Map<unknown> }): ReactElement {
  countList()
  const store = useMemo(() => storeOf(agents), [agents])
  const records = useSyncExternalStore(store.subscribe, store.getSnapshot)
  return <ul>{Object.entries(records).map(([id, agent]) => <MemoRow key={id} id={id} agent={agent} />)}</ul>
}

function storeOf(agents: Y.Map<unknown>): { subscribe(listener: () => void): () => void; getSnapshot(): Records } {
  let records = agents.toJSON() as Records
  return {
    getSnapshot: () => records,
    subscribe: (listener) => {
      const onChange = (): void => {
        records = agents.toJSON() as Records
        listener()
      }
      agents.observe(onChange)
      return () => agents.unobserve(onChange)
    },
  }
}

/** What is written by hand without a package: `useSyncExternalStore` over the root's `toJSON()`. */
export const externalStore: Contender = {
  shape: 'json',
  open: (history) => openPlainBoard(history, (agents) => <List agents={agents} />),
}
