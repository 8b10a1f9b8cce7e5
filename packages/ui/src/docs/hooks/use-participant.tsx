import { useParticipant } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseParticipant(): ReactElement {
  const ada = useParticipant('person:ada')
  return <p>{ada?.name} is {ada?.online ? `here, on ${ada.devices.length} device` : 'away'}</p>
}
