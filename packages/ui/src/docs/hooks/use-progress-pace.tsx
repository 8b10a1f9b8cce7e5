import { useProgressPace } from '@callboard/react/measures'
import type { ReactElement } from 'react'

export function UseProgressPace(): ReactElement {
  const { leftMs } = useProgressPace({ agent: 'flights' })
  if (leftMs === undefined) return <p>How long it takes is not known yet</p>
  return <p>About {Math.round(leftMs / 1_000)} s left</p>
}
