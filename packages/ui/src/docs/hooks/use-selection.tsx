import { useSelection } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseSelection(): ReactElement {
  const { value, set, remove } = useSelection('flight')
  return (
    <p>
      {value ? JSON.stringify(value) : 'Nothing chosen'}{' '}
      <button type="button" onClick={() => set({ title: 'TP 533' })}>Choose TP 533</button>{' '}
      <button type="button" onClick={remove}>Remove it</button>
    </p>
  )
}
