import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { AgentStatusBadge } from './agent-status-badge.tsx'

const working = { 'data-status': 'working', 'data-online': '', 'data-reason': 'reported' }
const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)
const badge = (inner: ReactElement): ReactElement => <AgentStatusBadge.Root agentId="flights">{inner}</AgentStatusBadge.Root>

describePart('AgentStatusBadge.Root', { part: <AgentStatusBadge.Root agentId="flights" />, tag: 'span', className: 'cb-agent-status-badge-root', attributes: working, board: onFlights })
describePart('AgentStatusBadge.Icon', { part: <AgentStatusBadge.Icon />, tag: 'span', className: 'cb-agent-status-badge-icon', attributes: { 'data-icon': 'working' }, within: badge, board: onFlights })
describePart('AgentStatusBadge.Label', { part: <AgentStatusBadge.Label />, tag: 'span', className: 'cb-agent-status-badge-label', attributes: working, within: badge, board: onFlights })
describePart('AgentStatusBadge.Since', { part: <AgentStatusBadge.Since statuses={['working']} />, tag: 'span', className: 'cb-agent-status-badge-since', attributes: working, within: badge, board: onFlights })
