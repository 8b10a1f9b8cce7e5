import { useNow } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { useFormats } from '../strings/strings-provider.tsx'

/** The day on which what follows was said. Renders a `<p>`. */
export const ConversationDay: Part<'p', object, { time: number }> = createPart(
  'p',
  'Conversation.Day',
  ({ time, ...rest }: { time: number }) => {
    const now = useNow(60_000)
    const formats = useFormats()
    return { state: {}, rest, own: { children: <time dateTime={new Date(time).toISOString()}>{formats.day(time, now)}</time> } }
  },
)
