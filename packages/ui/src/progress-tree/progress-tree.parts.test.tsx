import { PLANNERS } from '../story/records.ts'
import { describePart } from '../testing/describe-part.tsx'
import { ProgressTree } from './progress-tree.tsx'

describePart('ProgressTree.Rows', {
  part: <ProgressTree.Rows><ProgressTree.Row /></ProgressTree.Rows>,
  tag: 'div',
  className: 'cb-progress-tree-rows',
  within: (inner) => <ProgressTree.Grid>{inner}</ProgressTree.Grid>,
  board: (board) => board.agent('flights', PLANNERS.flights),
})
