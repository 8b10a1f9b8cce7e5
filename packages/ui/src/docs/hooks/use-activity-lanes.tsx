import { useActivityLanes } from '@callboard/react/activity'
import type { ReactElement } from 'react'

export function UseActivityLanes(): ReactElement {
  return <p>{useActivityLanes().join(', ')}</p>
}
