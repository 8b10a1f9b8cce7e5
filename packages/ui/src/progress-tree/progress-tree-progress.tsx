import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { rowState, type ProgressTreeRowState } from './progress-tree-row.tsx'
import { useShownTask } from './tree-context.tsx'

/** How far the task with all its parts is. Renders a `<div>`, or nothing for one that has not begun. */
export const ProgressTreeProgress: Part<'div', ProgressTreeRowState> = createPart('div', 'ProgressTree.Progress', () => {
  const shown = useShownTask('ProgressTree.Progress')
  const { strings } = useStrings(ENGLISH_PROGRESS)
  const { key, id, title } = shown.task
  if (shown.task.status === 'queued') return null
  return {
    state: rowState(shown),
    own: { children: <ProgressBar taskKey={key} size="compact" label={strings.progressOf(shownName(title, id))} /> },
  }
})
