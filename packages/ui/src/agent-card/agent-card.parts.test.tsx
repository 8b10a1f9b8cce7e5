import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { AgentCard } from './agent-card.tsx'

const working = { 'data-status': 'working', 'data-online': '', 'data-reason': 'reported' }
const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)
const card = (inner: ReactElement): ReactElement => <AgentCard.Root agentId="flights">{inner}</AgentCard.Root>

describePart('AgentCard.Root', { part: <AgentCard.Root agentId="flights" />, tag: 'article', className: 'cb-agent-card-root', attributes: working, board: onFlights })
describePart('AgentCard.Avatar', { part: <AgentCard.Avatar />, tag: 'span', className: 'cb-agent-card-avatar', attributes: working, within: card, board: onFlights })
describePart('AgentCard.Name', { part: <AgentCard.Name />, tag: 'h3', className: 'cb-agent-card-name', attributes: working, within: card, board: onFlights })
describePart('AgentCard.Role', { part: <AgentCard.Role />, tag: 'p', className: 'cb-agent-card-role', attributes: working, within: card, board: onFlights })
describePart('AgentCard.Activity', { part: <AgentCard.Activity />, tag: 'p', className: 'cb-agent-card-activity', attributes: working, within: card, board: onFlights })
describePart('AgentCard.Tasks', { part: <AgentCard.Tasks />, tag: 'ul', className: 'cb-agent-card-tasks', attributes: working, within: card, board: onFlights })
describePart('AgentCard.Usage', { part: <AgentCard.Usage />, tag: 'p', className: 'cb-agent-card-usage', attributes: working, within: card, board: onFlights })
