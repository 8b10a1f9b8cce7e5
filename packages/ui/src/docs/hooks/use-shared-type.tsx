import { useSharedType } from '@callboard/react'
import type { ReactElement } from 'react'
import * as Y from 'yjs'

/** The app's own data in the same document. */
export function UseSharedType(): ReactElement {
  const notes = useSharedType('notes', Y.Array<string>)
  return <button type="button" onClick={() => notes.push(['A note'])}>{notes.length} notes: add one</button>
}
