import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_PEOPLE } from '../strings/english/people.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownMessage } from './conversation-context.tsx'
import { messageState, type ConversationMessageState } from './message-state.ts'

/** Who says it; not seen, but still read out, on one's own and where the author is the same as above. Renders a `<p>`. */
export const ConversationAuthor: Part<'p', ConversationMessageState> = createPart('p', 'Conversation.Author', () => {
  const shown = useShownMessage('Conversation.Author')
  const { strings } = useStrings(ENGLISH_PEOPLE)
  const isOwn = shown.from === 'self'
  return {
    state: messageState(shown),
    own: {
      dir: 'auto',
      className: isOwn || shown.continues ? 'cb-visually-hidden' : '',
      children: isOwn ? strings.you : shownName(shown.message.from.name, shown.message.from.id),
    },
  }
})
