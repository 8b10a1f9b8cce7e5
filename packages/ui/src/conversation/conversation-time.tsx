import { createPart, type Part } from '../part/create-part.tsx'
import { useFormats } from '../strings/strings-provider.tsx'
import { useShownMessage } from './conversation-context.tsx'

/** When it was said, the time of day. Renders a `<time>`, or nothing where it goes on from the message above. */
export const ConversationTime: Part<'time', object> = createPart('time', 'Conversation.Time', () => {
  const { message, continues } = useShownMessage('Conversation.Time')
  const formats = useFormats()
  if (continues) return null
  return { state: {}, own: { dir: 'auto', dateTime: new Date(message.at).toISOString(), children: formats.clock(message.at) } }
})
