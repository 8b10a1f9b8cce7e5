import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useConversationAround } from './conversation-context.tsx'
import { conversationState, type ConversationState } from './conversation-root.tsx'

/** What stands in the place of messages while there are none. Renders a `<div>`, or nothing. */
export const ConversationEmpty: Part<'div', ConversationState> = createPart('div', 'Conversation.Empty', () => {
  const { conversation } = useConversationAround('Conversation.Empty')
  const { strings } = useStrings(ENGLISH_STREAMS)
  if (conversation.messages.length > 0) return null
  const state = conversationState(conversation)
  return {
    state,
    own: {
      children: state.empty
        ? (
          <>
            <p className="cb-empty-title">{strings.noMessages}</p>
            <p className="cb-empty-hint">{strings.noMessagesHint}</p>
          </>
        )
        : <p className="cb-empty-title">{strings.loadingMessages}</p>,
    },
  }
})
