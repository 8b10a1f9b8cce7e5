import { useBargeIn } from '@callboard/react/controls'
import type { ReactElement } from 'react'

export function UseBargeIn(): ReactElement {
  const { send, state } = useBargeIn()
  return (
    <p>
      <button type="button" onClick={() => send('Two days later, please', { to: 'planner' })}>Change of plan</button>{' '}
      {state && (state.settled ? 'settled' : 'under way')}
    </p>
  )
}
