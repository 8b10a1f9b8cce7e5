import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useConversationAround, useScroll } from './conversation-context.tsx'

/** The state of {@link ConversationEarlier} as attributes. */
export interface ConversationEarlierState {
  /** `data-loading`: present while earlier messages are being loaded */
  loading: boolean
}

/** Loads earlier messages, which come by themselves as the reader gets near. Renders a `<button>`, or nothing at the first. */
export const ConversationEarlier: Part<'button', ConversationEarlierState> = createPart('button', 'Conversation.Earlier', () => {
  const { conversation } = useConversationAround('Conversation.Earlier')
  const { topRef } = useScroll('Conversation.Earlier')
  const { strings } = useStrings(ENGLISH_STREAMS)
  if (!conversation.hasOlder) return null
  const loading = conversation.isLoadingOlder
  return {
    state: { loading },
    ref: topRef,
    own: {
      type: 'button',
      'aria-disabled': loading || undefined,
      onClick: loading ? undefined : conversation.loadOlder,
      children: loading ? strings.loadingEarlier : strings.showEarlier,
    },
  }
})
