import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useShownMessage } from './conversation-context.tsx'

/** The message that is answered, one line of it. Renders a `<p>`, or nothing where it stands just above. */
export const ConversationQuote: Part<'p', object> = createPart('p', 'Conversation.Quote', () => {
  const { answered } = useShownMessage('Conversation.Quote')
  const { strings } = useStrings(ENGLISH_STREAMS)
  if (answered === undefined) return null
  return {
    state: {},
    own: {
      dir: 'auto',
      children: (
        <>
          <span className="cb-visually-hidden">{strings.inReplyTo(answered.from.name)}: </span>
          <span className="cb-conversation-quoted-name" aria-hidden="true">{answered.from.name}</span>
          {answered.text === undefined ? null : <span className="cb-conversation-quoted-text"> {answered.text}</span>}
        </>
      ),
    },
  }
})
