import type { TextPart } from '@callboard/session/streams'
import { useContext } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { RenderedText } from './rendered-text.tsx'
import { TextRendererContext } from './stream-context.tsx'

export interface TextPartOptions {
  part: TextPart
  /** Whether its stream came to an end before it did. @default false */
  isStopped?: boolean | undefined
}

/** The state of a part with text as attributes. */
export interface TextPartState {
  /** `data-state`: `streaming` while more may come, then `done` */
  state: TextPart['state']
}

/** A text, in the way its stream's `renderText` says; plain otherwise: nothing in it is HTML. Renders a `<div>`. */
export const AgentStreamText: Part<'div', TextPartState, TextPartOptions> = createPart(
  'div',
  'AgentStream.Text',
  ({ part, isStopped = false, ...rest }: TextPartOptions) => {
    const renderText = useContext(TextRendererContext)
    const state = isStopped ? 'done' : part.state
    if (part.text === '') return null
    return { state: { state }, rest, own: { children: <RenderedText renderText={renderText} text={part.text} state={state} /> } }
  },
)
