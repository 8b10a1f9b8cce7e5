import { useActivity } from '@callboard/react/activity'
import type { ReactElement } from 'react'

export function UseActivity(): ReactElement {
  const entries = useActivity({ topics: ['tasks'] }).slice(-5)
  const time = (at: number): string => new Date(at).toISOString().slice(11, 19)
  return <ol>{entries.map(({ id, kind, at }) => <li key={id}>{time(at)} {kind}</li>)}</ol>
}
