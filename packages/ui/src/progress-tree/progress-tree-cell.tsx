import { createPart, type Part } from '../part/create-part.tsx'
import { rowState, type ProgressTreeRowState } from './progress-tree-row.tsx'
import { useShownTask } from './tree-context.tsx'

/** A cell of a row, reached with the arrow keys. Renders a `<div>`. */
export const ProgressTreeCell: Part<'div', ProgressTreeRowState> = createPart('div', 'ProgressTree.Cell', () => ({
  state: rowState(useShownTask('ProgressTree.Cell')),
  own: { role: 'gridcell', tabIndex: -1 },
}))
