import type { MouseEvent, ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useConversationAround, useShownMessage } from './conversation-context.tsx'
import { messageState, type ConversationMessageState } from './message-state.ts'

/** That one's message is on its way, or was not sent, with what to do about it. Renders a `<div>`, or nothing once it is sent. */
export const ConversationDelivery: Part<'div', ConversationMessageState> = createPart('div', 'Conversation.Delivery', () => {
  const shown = useShownMessage('Conversation.Delivery')
  const { strings } = useStrings(ENGLISH_STREAMS)
  const { state } = shown.message
  if (state === 'sent') return null
  return {
    state: messageState(shown),
    own: {
      role: state === 'failed' ? 'alert' : undefined,
      children: state === 'failed' ? <NotSent /> : strings.messageSending,
    },
  }
})

function NotSent(): ReactElement {
  const { conversation } = useConversationAround('Conversation.Delivery')
  const { message } = useShownMessage('Conversation.Delivery')
  const { strings } = useStrings(ENGLISH_STREAMS)
  const thenBackToList = (action: (id: string) => void) => (event: MouseEvent<HTMLElement>) => {
    // The button goes, and with it the focus.
    event.currentTarget.closest<HTMLElement>('[role="log"]')?.focus({ preventScroll: true })
    action(message.id)
  }
  return (
    <>
      <span className="cb-conversation-problem">
        <StatusIcon status="failed" />
        <span>
          {strings.messageFailed}
          {message.error === undefined ? null : <span dir="auto"> {strings.problem(message.error)}</span>}
        </span>
      </span>
      <button type="button" className="cb-button" onClick={thenBackToList(conversation.retry)}>{strings.retry}</button>
      <button type="button" className="cb-button" onClick={thenBackToList(conversation.discard)}>{strings.discard}</button>
    </>
  )
}
