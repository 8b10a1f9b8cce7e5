import { useNow } from '@callboard/react'
import type { ReactElement } from 'react'

/** The relay's time, the same for all. */
export function UseNow(): ReactElement {
  return <time>{new Date(useNow(1_000)).toISOString()}</time>
}
