import { useAgent, useAgents } from '@callboard/react'
import { memo, type ReactElement } from 'react'

/** Renders again when its agent changes, and for nothing else. */
const Row = memo(({ id }: { id: string }) => <li>{useAgent(id)?.name}</li>)

export function UseAgents(): ReactElement {
  return <ul>{useAgents().map((id) => <Row key={id} id={id} />)}</ul>
}
