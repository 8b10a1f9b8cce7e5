import { useAgent, useAgents } from '@callboard/react'
import { memo, type ReactElement } from 'react'
import type { Contender } from '../contender.ts'
import { onBoard } from '../on-board.tsx'
import { countList, renderRow } from '../row.tsx'

const Row = memo(function Row({ id }: { readonly id: string }): ReactElement {
  return renderRow(id, useAgent(id))
})

function List(): ReactElement {
  countList()
  return <ul>{useAgents().map((id) => <Row key={id} id={id} />)}</ul>
}

export const callboard: Contender = onBoard(<List />)
