import type { ReactElement } from 'react'
import { AgentStream } from '../agent-stream/agent-stream.tsx'
import { RenderedText } from '../agent-stream/rendered-text.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { useConversationAround, useShownMessage } from './conversation-context.tsx'
import { messageState, type ConversationMessageState } from './message-state.ts'

/** What is said: a text, or a stream as it comes. What people say is plain text. Renders a `<div>`. */
export const ConversationBody: Part<'div', ConversationMessageState> = createPart('div', 'Conversation.Body', () => {
  const shown = useShownMessage('Conversation.Body')
  return { state: messageState(shown), own: { children: <Said /> } }
})

function Said(): ReactElement {
  const { message } = useShownMessage('Conversation.Body')
  const { renderText, renderPart } = useConversationAround('Conversation.Body')
  if (message.stream !== undefined) {
    return <AgentStream stream={message.stream} renderText={renderText} renderPart={renderPart} announce={false} />
  }
  const own = message.from.kind === 'agent' ? renderText : undefined
  return <RenderedText renderText={own} text={message.text ?? ''} state="done" />
}
