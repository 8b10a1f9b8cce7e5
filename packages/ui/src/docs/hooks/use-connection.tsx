import { useConnection } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseConnection(): ReactElement {
  const { status, saving, synced } = useConnection()
  return <p>{status}, {synced ? 'up to date' : 'catching up'}, {saving}</p>
}
