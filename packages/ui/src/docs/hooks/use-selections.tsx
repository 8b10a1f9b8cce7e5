import { useSelections } from '@callboard/react'
import type { ReactElement } from 'react'

/** All, or those of a kind: `useSelections('activity')`. */
export function UseSelections(): ReactElement {
  const selections = useSelections()
  return selections.length === 0 ? <p>Nothing chosen</p> : <ul>{selections.map(({ key, value }) => <li key={key}>{key}: {JSON.stringify(value)}</li>)}</ul>
}
