import { useConfig } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseConfig(): ReactElement {
  const { value, set } = useConfig('budget')
  const budget = typeof value === 'number' ? value : 900
  return (
    <label>
      Budget{' '}
      <input type="number" value={budget} onChange={(event) => set(event.currentTarget.valueAsNumber || 0)} />
    </label>
  )
}
