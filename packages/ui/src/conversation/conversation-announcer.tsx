import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useConversationAround } from './conversation-context.tsx'
import { useSaid } from './use-said.ts'

/**
 * Tells screen readers what others say from now on: politely, each message once, when it is finished; many as one sentence.
 * Renders a `<div>` that is not seen.
 */
export const ConversationAnnouncer: Part<'div', object> = createPart('div', 'Conversation.Announcer', () => {
  const { conversation } = useConversationAround('Conversation.Announcer')
  const said = useSaid(conversation)
  const { strings, formats } = useStrings(ENGLISH_STREAMS)
  return {
    state: {},
    own: {
      role: 'status',
      'aria-live': 'polite',
      'aria-atomic': true,
      className: 'cb-visually-hidden',
      // A new element each time, so that the same words are said again.
      children: said.messages.length === 0 ? null : <p key={said.round}>{strings.messagesSaid(said.messages, formats)}</p>,
    },
  }
})
