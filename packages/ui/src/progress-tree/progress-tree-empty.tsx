import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** What is said in place of the grid while there are no tasks. Renders a `<p>`. */
export const ProgressTreeEmpty: Part<'p', object> = createPart('p', 'ProgressTree.Empty', () => {
  const { strings } = useStrings(ENGLISH_PROGRESS)
  return { state: {}, own: { children: strings.noTasks } }
})
