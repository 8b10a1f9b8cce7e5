import { useAgent } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseAgent(): ReactElement {
  const agent = useAgent('flights')
  return <p><strong>{agent?.name}</strong> is {agent?.status}: {agent?.activity}</p>
}
