import { useActivityLane } from '@callboard/react/activity'
import type { ReactElement } from 'react'

export function UseActivityLane(): ReactElement {
  const lane = useActivityLane('agent:flights')
  return <pre>{JSON.stringify(lane, null, 2)?.slice(0, 400)}</pre>
}
