import { useAgents } from '@callboard/react'
import type { ReactNode } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { AgentRosterItem } from './agent-roster-item.tsx'

export interface AgentRosterListOptions {
  /** Makes an agent's row, an {@link AgentRosterItem} with a key. Left out: the standard row. */
  children?: ((agentId: string) => ReactNode) | undefined
}

/** All agents of the board. Renders a `<ul>`, or nothing while there are none. */
export const AgentRosterList: Part<'ul', object, AgentRosterListOptions> = createPart(
  'ul',
  'AgentRoster.List',
  ({ children: row = standardRow, ...rest }: AgentRosterListOptions) => {
    const ids = useAgents()
    if (ids.length === 0) return null
    return { state: {}, rest, own: { role: 'list', children: ids.map(row) } }
  },
)

function standardRow(agentId: string): ReactNode {
  return <AgentRosterItem key={agentId} agentId={agentId} />
}
