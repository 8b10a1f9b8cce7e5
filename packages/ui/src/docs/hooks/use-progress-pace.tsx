import { useProgressPace } from '@callboard/react/measures'
import type { ReactElement } from 'react'

export function UseProgressPace(): ReactElement {
  const { leftMs } = useProgressPace({ agent: 'flights' })
  return <p>{leftMs === undefined ? 'How long it takes is not known yet' : `About ${Math.round(leftMs / 1_000)} s left`}</p>
}
