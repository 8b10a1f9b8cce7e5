import { useEffect, useState, type SyntheticEvent } from 'react'
import { Chevron } from '../icon/chevron.tsx'
import { JsonBlock } from '../agent-stream/json-block.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'

/** The call of a tool that waits for the answer; opened, what would go in. Renders a `<details>`, or nothing. */
export const InterruptCardTool: Part<'details', InterruptCardState> = createPart('details', 'InterruptCard.Tool', () => {
  const { interrupt, isEditing, state } = useInterruptCard('InterruptCard.Tool')
  const { strings } = useStrings(ENGLISH_INTERRUPTS, ENGLISH_STREAMS)
  const [isOpen, setOpen] = useState(true)
  // In the editor it stands a second time.
  useEffect(() => setOpen(!isEditing), [isEditing])
  const { tool } = interrupt
  if (tool === undefined) return null
  return {
    state,
    own: {
      open: isOpen,
      onToggle: (event: SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open),
      children: (
        <>
          <summary className="cb-disclosure-summary">
            <Chevron />
            <span className="cb-interrupt-card-tool-name" dir="auto">{strings.toolCall(tool.name)}</span>
          </summary>
          {isOpen && tool.input !== undefined ? <JsonBlock label={strings.toolInput} value={tool.input} /> : null}
        </>
      ),
    },
  }
})
