import { useSharedType } from '@callboard/react'
import type { ReactElement } from 'react'
import * as Y from 'yjs'

/** The app's own data in the same document. */
export function UseSharedType(): ReactElement {
  const notes = useSharedType('notes', Y.Array<string>)
  const add = (): void => notes.push(['A note'])
  return <button type="button" onClick={add}>{notes.length} notes: add one</button>
}
