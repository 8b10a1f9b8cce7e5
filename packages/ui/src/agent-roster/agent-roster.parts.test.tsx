import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { AgentRoster } from './agent-roster.tsx'

const board = (shown: StoryBoard): Promise<unknown> => shown.agent('flights', PLANNERS.flights)
const within = (inner: ReactElement): ReactElement => <AgentRoster.Root>{inner}</AgentRoster.Root>
const pinned = (inner: ReactElement): ReactElement => (
  <AgentRoster.Root pinnable defaultPinned={['flights']}>
    <AgentRoster.List>{(id) => <AgentRoster.Item key={id} agentId={id}>{inner}</AgentRoster.Item>}</AgentRoster.List>
  </AgentRoster.Root>
)
describePart('AgentRoster.Toolbar', { part: <AgentRoster.Toolbar />, tag: 'div', className: 'cb-agent-roster-toolbar', within })
describePart('AgentRoster.Search', { part: <AgentRoster.Search />, tag: 'input', className: 'cb-agent-roster-search', within })
describePart('AgentRoster.StatusFilter', { part: <AgentRoster.StatusFilter />, tag: 'div', className: 'cb-agent-roster-status-filter', within, board })
describePart('AgentRoster.GroupBy', { part: <AgentRoster.GroupBy />, tag: 'select', className: 'cb-agent-roster-group-by', within })
describePart('AgentRoster.SortBy', { part: <AgentRoster.SortBy />, tag: 'select', className: 'cb-agent-roster-sort-by', within })
describePart('AgentRoster.Matches', { part: <AgentRoster.Matches />, tag: 'p', className: 'cb-agent-roster-matches', within })
describePart('AgentRoster.Group', {
  part: <AgentRoster.Group group={{ kind: 'status', status: 'working' }} count={2} />,
  tag: 'li',
  className: 'cb-agent-roster-group',
  attributes: { 'data-group': 'status', 'data-status': 'working' },
  within,
})
describePart('AgentRoster.Pin', { part: <AgentRoster.Pin />, tag: 'button', className: 'cb-agent-roster-pin', attributes: { 'data-pinned': '' }, within: pinned, board })
