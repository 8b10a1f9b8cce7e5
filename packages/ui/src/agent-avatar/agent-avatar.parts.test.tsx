import { PLANNERS } from '../story/records.ts'
import { describePart } from '../testing/describe-part.tsx'
import { AgentAvatar } from './agent-avatar.tsx'

describePart('AgentAvatar', {
  part: <AgentAvatar agentId="flights" />,
  tag: 'span',
  className: 'cb-agent-avatar',
  attributes: { 'data-status': 'working', 'data-online': '' },
  board: (board) => board.agent('flights', PLANNERS.flights),
})
