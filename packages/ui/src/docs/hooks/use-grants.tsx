import { useGrants } from '@callboard/react/interrupts'
import type { ReactElement } from 'react'

export function UseGrants(): ReactElement {
  const { grants, revoke } = useGrants()
  if (grants.length === 0) return <p>No agent may do anything without asking.</p>
  return (
    <ul>
      {grants.map(({ key, title }) => (
        <li key={key}>
          {title} <button type="button" onClick={() => revoke(key)}>Take it back</button>
        </li>
      ))}
    </ul>
  )
}
