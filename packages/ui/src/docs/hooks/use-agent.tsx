import { useAgent } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseAgent(): ReactElement {
  const agent = useAgent('flights')
  if (agent === undefined) return <p>There is no such agent yet.</p>
  return <p><strong>{agent.name}</strong> is {agent.status}{agent.activity ? `: ${agent.activity}` : ''}</p>
}
