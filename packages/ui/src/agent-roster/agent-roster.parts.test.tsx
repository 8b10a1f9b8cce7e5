import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { AgentRoster } from './agent-roster.tsx'

const working = { 'data-status': 'working', 'data-online': '', 'data-reason': 'reported' }
const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)
const onNothing = (): void => {}
const roster = (inner: ReactElement): ReactElement => <AgentRoster.Root>{inner}</AgentRoster.Root>
const pinned = (inner: ReactElement): ReactElement => (
  <AgentRoster.Root pinnable defaultPinned={['flights']}>
    <AgentRoster.List>{(id) => <AgentRoster.Item key={id} agentId={id}>{inner}</AgentRoster.Item>}</AgentRoster.List>
  </AgentRoster.Root>
)

describePart('AgentRoster.Root', { part: <AgentRoster.Root />, tag: 'section', className: 'cb-agent-roster-root', attributes: { 'data-content': 'full' }, board: onFlights })
describePart('AgentRoster.Title', { part: <AgentRoster.Title />, tag: 'h2', className: 'cb-agent-roster-title', within: roster })
describePart('AgentRoster.Summary', { part: <AgentRoster.Summary />, tag: 'p', className: 'cb-agent-roster-summary', within: roster, board: onFlights })
describePart('AgentRoster.List', { part: <AgentRoster.List />, tag: 'ul', className: 'cb-agent-roster-list', within: roster, board: onFlights })
describePart('AgentRoster.Item', { part: <AgentRoster.Item agentId="flights" />, tag: 'li', className: 'cb-agent-roster-item', attributes: working, within: (inner) => <ul>{inner}</ul>, board: onFlights })
describePart('AgentRoster.Empty', { part: <AgentRoster.Empty />, tag: 'div', className: 'cb-agent-roster-empty', attributes: { 'data-content': 'empty' }, within: roster, board: onNothing })
describePart('AgentRoster.Announcer', { part: <AgentRoster.Announcer />, tag: 'div', className: 'cb-agent-roster-announcer', within: roster })
describePart('AgentRoster.Toolbar', { part: <AgentRoster.Toolbar />, tag: 'div', className: 'cb-agent-roster-toolbar', within: roster })
describePart('AgentRoster.Search', { part: <AgentRoster.Search />, tag: 'input', className: 'cb-agent-roster-search', within: roster })
describePart('AgentRoster.StatusFilter', { part: <AgentRoster.StatusFilter />, tag: 'div', className: 'cb-agent-roster-status-filter', within: roster, board: onFlights })
describePart('AgentRoster.GroupBy', { part: <AgentRoster.GroupBy />, tag: 'select', className: 'cb-agent-roster-group-by', within: roster })
describePart('AgentRoster.SortBy', { part: <AgentRoster.SortBy />, tag: 'select', className: 'cb-agent-roster-sort-by', within: roster })
describePart('AgentRoster.Matches', { part: <AgentRoster.Matches />, tag: 'p', className: 'cb-agent-roster-matches', within: roster })
describePart('AgentRoster.Group', {
  part: <AgentRoster.Group group={{ kind: 'status', status: 'working' }} count={2} />,
  tag: 'li',
  className: 'cb-agent-roster-group',
  attributes: { 'data-group': 'status', 'data-status': 'working' },
  within: roster,
})
describePart('AgentRoster.Pin', { part: <AgentRoster.Pin />, tag: 'button', className: 'cb-agent-roster-pin', attributes: { 'data-pinned': '' }, within: pinned, board: onFlights })
