import { useUsage } from '@callboard/react/measures'
import type { ReactElement } from 'react'

export function UseUsage(): ReactElement {
  return <pre>{JSON.stringify(useUsage('flights'), null, 2)}</pre>
}
