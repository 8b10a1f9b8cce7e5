import { useAgent } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseAgent(): ReactElement {
  const agent = useAgent('flights')
  if (agent === undefined) return <p>There is no such agent yet.</p>
  const { name, status, activity } = agent
  return <p><strong>{name}</strong> is {status}{activity ? `: ${activity}` : ''}</p>
}
