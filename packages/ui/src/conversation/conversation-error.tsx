import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useConversationAround } from './conversation-context.tsx'

/** Why messages cannot be read. Renders a `<p>`, or nothing. */
export const ConversationError: Part<'p', object> = createPart('p', 'Conversation.Error', () => {
  const { error } = useConversationAround('Conversation.Error').conversation
  const { strings } = useStrings(ENGLISH_STREAMS)
  if (error === undefined) return null
  return {
    state: {},
    own: { role: 'alert', children: <><StatusIcon status="failed" /><span dir="auto">{strings.problem(error)}</span></> },
  }
})
