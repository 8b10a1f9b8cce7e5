import { ChevronRight } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { rowState, type ProgressTreeRowState } from './progress-tree-row.tsx'
import { useShownTask, useTree } from './tree-context.tsx'

/**
 * Shows and hides a task's parts with the pointer; the keyboard does so on the row, which also tells screen readers.
 * Renders a `<span>`, empty where there are no parts.
 */
export const ProgressTreeToggle: Part<'span', ProgressTreeRowState> = createPart('span', 'ProgressTree.Toggle', () => {
  const shown = useShownTask('ProgressTree.Toggle')
  const { setExpanded } = useTree('ProgressTree.Toggle')
  const { key } = shown.task
  return {
    state: rowState(shown),
    own: {
      'aria-hidden': true,
      onClick: () => {
        if (shown.expanded !== undefined) setExpanded([key], !shown.expanded)
      },
      children: shown.expanded === undefined ? null : <Icon of={ChevronRight} />,
    },
  }
})
