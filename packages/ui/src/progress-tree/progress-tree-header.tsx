import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The names of the columns: task, agent, progress, time. Renders a `<div>`. */
export const ProgressTreeHeader: Part<'div', object> = createPart('div', 'ProgressTree.Header', () => {
  const { strings } = useStrings(ENGLISH_PROGRESS)
  return {
    state: {},
    own: {
      role: 'row',
      children: [strings.columnTask, strings.columnAgent, strings.columnProgress, strings.columnTime].map((name) => (
        <span key={name} role="columnheader">{name}</span>
      )),
    },
  }
})
