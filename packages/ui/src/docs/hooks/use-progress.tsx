import { useProgress } from '@callboard/react'
import type { ReactElement } from 'react'

/** Of everything; `{ agent }` and `{ task }` are of one. */
export function UseProgress(): ReactElement {
  const { fraction, running, failed } = useProgress()
  return <p><progress aria-label="Everything" value={fraction} /> {running} running, {failed} failed</p>
}
