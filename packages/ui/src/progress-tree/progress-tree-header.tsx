import { createPart, type Part } from '../part/create-part.tsx'
import { useStrings } from '../strings/strings-provider.tsx'

/** The names of the columns: task, agent, progress, time. Renders a `<div>`. */
export const ProgressTreeHeader: Part<'div', object> = createPart('div', 'ProgressTree.Header', () => {
  const { strings } = useStrings()
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
