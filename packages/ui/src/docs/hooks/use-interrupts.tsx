import { useInterrupts } from '@callboard/react/interrupts'
import type { ReactElement } from 'react'

export function UseInterrupts(): ReactElement {
  return <ul>{useInterrupts({ mine: true }).map(({ key, title }) => <li key={key}>{title}</li>)}</ul>
}
