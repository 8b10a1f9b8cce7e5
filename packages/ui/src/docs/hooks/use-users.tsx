import { useUsers } from '@callboard/react'
import type { ReactElement } from 'react'

/** People alone. */
export function UseUsers(): ReactElement {
  return <ul>{useUsers().map(({ key, name, self }) => <li key={key}>{name}{self && ' (you)'}</li>)}</ul>
}
