import { ProgressBar } from './progress-bar.tsx'
import { PLANNERS } from '../story/records.ts'
import { describePart } from '../testing/describe-part.tsx'

describePart('ProgressBar.Pace', {
  part: <ProgressBar.Pace />,
  tag: 'span',
  className: 'cb-progress-bar-pace',
  attributes: { 'data-state': 'running' },
  within: (inner) => <ProgressBar.Root aria-label="Bar" agentId="flights">{inner}</ProgressBar.Root>,
  board: (board) => board.agent('flights', PLANNERS.flights),
})
