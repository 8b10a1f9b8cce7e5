import type { DataPart } from '@callboard/session/streams'
import { useState, type ReactElement, type SyntheticEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { Chevron } from '../icon/chevron.tsx'
import { JsonBlock } from './json-block.tsx'

/**
 * A part of the app's own that nobody has said how to show: its name, and opened, its data as JSON. Renders a `<details>`.
 */
export const AgentStreamData: Part<'details', object, { part: DataPart }> = createPart(
  'details',
  'AgentStream.Data',
  ({ part, ...rest }: { part: DataPart }) => {
    const [isOpen, setOpen] = useState(false)
    return {
      state: {},
      rest,
      own: {
        open: isOpen,
        onToggle: (event: SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open),
        children: <Data part={part} isOpen={isOpen} />,
      },
    }
  },
)

function Data({ part, isOpen }: { part: DataPart; isOpen: boolean }): ReactElement {
  const name = part.type.replace(/^data-/u, '')
  return (
    <>
      <summary className="cb-disclosure-summary">
        <Chevron />
        <span dir="auto">{name}</span>
      </summary>
      {isOpen ? <JsonBlock label={name} isLabelHidden value={part.data} /> : null}
    </>
  )
}
