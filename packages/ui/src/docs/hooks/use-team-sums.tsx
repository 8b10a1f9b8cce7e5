import { useTeamSums } from '@callboard/react/measures'
import type { ReactElement } from 'react'

export function UseTeamSums(): ReactElement {
  return <pre>{JSON.stringify(useTeamSums(), null, 2)}</pre>
}
