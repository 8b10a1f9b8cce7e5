import { useTotals } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** How many tasks are done and failed, and how many agents wait. Renders a `<p>`, or nothing while there are none. */
export const ProgressTreeSummary: Part<'p', object> = createPart('p', 'ProgressTree.Summary', () => {
  const { tasks, byStatus } = useTotals()
  const { strings, formats } = useStrings(ENGLISH_PROGRESS)
  return tasks.total === 0 ? null : { state: {}, own: { children: strings.tasksSummary({ ...tasks, waiting: byStatus.waiting }, formats) } }
})
