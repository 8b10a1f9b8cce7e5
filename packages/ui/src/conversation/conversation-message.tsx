import { useSession } from '@callboard/react'
import type { ConversationMessage } from '@callboard/session/streams'
import { useMemo, type ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { MessageContext, type ShownMessage } from './conversation-context.tsx'
import { ConversationAuthor } from './conversation-author.tsx'
import { ConversationAvatar } from './conversation-avatar.tsx'
import { ConversationBody } from './conversation-body.tsx'
import { ConversationDelivery } from './conversation-delivery.tsx'
import { ConversationQuote } from './conversation-quote.tsx'
import { ConversationTime } from './conversation-time.tsx'
import { isOwn } from './is-own.ts'
import { messageState, type ConversationMessageState } from './message-state.ts'

export interface ConversationMessageOptions {
  message: ConversationMessage
  /** Whether it goes on from the message above, so that its author need not be named again. @default false */
  continues?: boolean | undefined
  /** The message that it answers, to be quoted. */
  answered?: ConversationMessage | undefined
}

/** One message. Renders an `<article>`. */
export const ConversationMessageRow: Part<'article', ConversationMessageState, ConversationMessageOptions> = createPart(
  'article',
  'Conversation.Message',
  ({ message, continues = false, answered, ...rest }: ConversationMessageOptions) => {
    const { identity } = useSession()
    const from: ShownMessage['from'] = isOwn(message, identity) ? 'self' : message.from.kind
    const shown = useMemo(() => ({ message, from, continues, answered }), [message, from, continues, answered])
    return {
      state: messageState(shown),
      rest,
      own: { 'data-message': message.id, children: <StandardMessage /> },
      wrap: (element) => <MessageContext.Provider value={shown}>{element}</MessageContext.Provider>,
    }
  },
)

function StandardMessage(): ReactElement {
  return (
    <>
      <ConversationAvatar />
      <ConversationAuthor />
      <ConversationTime />
      <ConversationQuote />
      <ConversationBody />
      <ConversationDelivery />
    </>
  )
}
