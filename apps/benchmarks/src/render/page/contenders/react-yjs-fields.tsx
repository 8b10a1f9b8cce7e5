import { memo, useCallback, useRef, useSyncExternalStore, type ReactElement } from 'react'
import { useY } from 'react-yjs'
import * as Y from 'yjs'
import type { Contender } from '../contender.ts'
import { countList, renderRow, type RowFields } from '../row.tsx'
import { openPlainBoard } from './plain-board.tsx'

const Row = memo(function Row({ id, record }: { readonly id: string; readonly record: Y.Map<unknown> }): ReactElement {
  return renderRow(id, useY(record) as unknown as RowFields)
})

function List({ agents }: { readonly agents: Y.Map<unknown> }): ReactElement {
  countList()
  return (
    <ul>
      {useKeys(agents).map((id) => {
        const record = agents.get(id)
        return record instanceof Y.Map ? <Row key={id} id={id} record={record} /> : null
      })}
    </ul>
  )
}

/** The keys of a map, the same array until one comes or goes: react-yjs has no hook for that. */
function useKeys(map: Y.Map<unknown>): readonly string[] {
  const known = useRef<readonly string[]>([])
  const subscribe = useCallback((listener: () => void) => {
    map.observe(listener)
    return () => map.unobserve(listener)
  }, [map])
  return useSyncExternalStore(subscribe, () => {
    const isSame = known.current.length === map.size && known.current.every((key) => map.has(key))
    if (!isSame) known.current = [...map.keys()]
    return known.current
  })
}

/** `useY` of react-yjs in each row, over a document made for it: a `Y.Map` of fields an agent. */
export const reactYjsFields: Contender = {
  shape: 'fields',
  open: (history) => openPlainBoard(history, (agents) => <List agents={agents} />),
}
