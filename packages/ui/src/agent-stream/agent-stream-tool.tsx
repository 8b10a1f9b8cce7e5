import type { ToolPart } from '@callboard/session/streams'
import { useState, type ReactElement, type SyntheticEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { Chevron } from '../icon/chevron.tsx'
import { JsonBlock } from './json-block.tsx'

/** How a tool call stands; `stopped` is one whose stream came to an end before its result. */
export type ToolState = ToolPart['state'] | 'stopped'

export interface AgentStreamToolOptions {
  part: ToolPart
  /** Whether its stream came to an end before it did. @default false */
  isStopped?: boolean | undefined
}

/** The state of {@link AgentStreamTool} as attributes. */
export interface AgentStreamToolState {
  /** `data-state` */
  state: ToolState
}

const ICONS: Readonly<Record<ToolState, IconStatus>> = {
  'input-streaming': 'running',
  'input-available': 'running',
  'output-available': 'done',
  'output-error': 'failed',
  stopped: 'cancelled',
}

/** A tool call: its name and how it stands; opened, what went in and what came out, as JSON. Renders a `<details>`. */
export const AgentStreamTool: Part<'details', AgentStreamToolState, AgentStreamToolOptions> = createPart(
  'details',
  'AgentStream.Tool',
  ({ part, isStopped = false, ...rest }: AgentStreamToolOptions) => {
    const [isOpen, setOpen] = useState(false)
    const state = isStopped ? 'stopped' : part.state
    return {
      state: { state },
      rest,
      own: {
        open: isOpen,
        onToggle: (event: SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open),
        children: <Call part={part} state={state} isOpen={isOpen} />,
      },
    }
  },
)

function Call({ part, state, isOpen }: { part: ToolPart; state: ToolState; isOpen: boolean }): ReactElement {
  const { strings } = useStrings(ENGLISH_STREAMS)
  return (
    <>
      <summary className="cb-disclosure-summary">
        <Chevron />
        <StatusIcon status={ICONS[state]} />
        <span className="cb-agent-stream-tool-name" dir="auto">{part.toolName}</span>
        <span className="cb-agent-stream-tool-state">{strings.toolState[state]}</span>
      </summary>
      {isOpen ? (
        <div className="cb-agent-stream-tool-body">
          {part.input === undefined ? null : <JsonBlock label={strings.toolInput} value={part.input} />}
          {part.output === undefined ? null : <JsonBlock label={strings.toolOutput} value={part.output} />}
          {part.errorText === undefined ? null : <p className="cb-agent-stream-problem" dir="auto">{part.errorText}</p>}
        </div>
      ) : null}
    </>
  )
}
