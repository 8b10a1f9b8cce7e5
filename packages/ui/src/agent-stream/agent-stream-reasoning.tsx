import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import type { TextPartOptions, TextPartState } from './agent-stream-text.tsx'
import { Chevron } from '../icon/chevron.tsx'
import { PlainText } from './plain-text.tsx'
import { useOpenWhile } from './use-open-while.ts'

/**
 * What the agent thought, as plain text: open while it thinks, then closed, unless its reader has opened or closed it.
 * Renders a `<details>`.
 */
export const AgentStreamReasoning: Part<'details', TextPartState, TextPartOptions> = createPart(
  'details',
  'AgentStream.Reasoning',
  ({ part, isStopped = false, ...rest }: TextPartOptions) => {
    const state = isStopped ? 'done' : part.state
    const disclosure = useOpenWhile(state === 'streaming')
    if (part.text === '' && state === 'done') return null
    return {
      state: { state },
      rest,
      own: { ...disclosure, children: <Thought text={part.text} state={state} /> },
    }
  },
)

function Thought({ text, state }: { text: string; state: TextPartState['state'] }): ReactElement {
  const { strings } = useStrings(ENGLISH_STREAMS)
  return (
    <>
      <summary className="cb-disclosure-summary">
        <Chevron />
        <span className="cb-agent-stream-thought">{state === 'streaming' ? strings.thinking : strings.thought}</span>
      </summary>
      {/* Its newest line is in view; who scrolls it by keyboard has to be able to get there. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <div className="cb-agent-stream-thoughts" role="group" aria-label={strings.thought} tabIndex={0}>
        <div><PlainText text={text} state={state} /></div>
      </div>
    </>
  )
}
