import { useAgentPresence } from '@callboard/react'
import type { ReactElement } from 'react'

/** Agents and people, who is here and who was. */
export function UseAgentPresence(): ReactElement {
  const everyone = useAgentPresence()
  return <ul>{everyone.map(({ key, name, kind, status }) => <li key={key}>{name} ({kind}): {status}</li>)}</ul>
}
