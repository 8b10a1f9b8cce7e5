import { useValueChange } from '@callboard/react/activity'
import type { ReactElement } from 'react'

export function UseValueChange(): ReactElement {
  const change = useValueChange('selections', 'flight')
  return <pre>{change === undefined ? 'Not changed yet' : JSON.stringify(change, null, 2)}</pre>
}
