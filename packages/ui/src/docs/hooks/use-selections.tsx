import { useSelections } from '@callboard/react'
import type { ReactElement } from 'react'

/** All, or those of a kind: `useSelections('activity')`. */
export function UseSelections(): ReactElement {
  const selections = useSelections()
  if (selections.length === 0) return <p>Nothing chosen</p>
  return <ul>{selections.map(({ key, value }) => <li key={key}>{key}: {JSON.stringify(value)}</li>)}</ul>
}
