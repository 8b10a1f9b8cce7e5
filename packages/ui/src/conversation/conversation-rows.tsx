import type { ConversationMessage } from '@callboard/session/streams'
import { Fragment, memo, useMemo, type ReactElement, type ReactNode } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { useConversationAround } from './conversation-context.tsx'
import { ConversationDay } from './conversation-day.tsx'
import { ConversationMessageRow } from './conversation-message.tsx'
import { toRows, type MessageRow } from './message-rows.ts'

/** Shows a message in an app's own way; `undefined` shows it as usual. Give the same function each time. */
export type RenderMessage = (message: ConversationMessage) => ReactNode | undefined

export interface ConversationRowsOptions {
  /** Shows some messages otherwise; called again for a message when that has changed. */
  children?: RenderMessage | undefined
}

/** The messages, oldest first, with days between them. Renders a `<div>`, or nothing while there are none. */
export const ConversationRows: Part<'div', object, ConversationRowsOptions> = createPart(
  'div',
  'Conversation.Rows',
  ({ children: renderMessage, ...rest }: ConversationRowsOptions) => {
    const { messages } = useConversationAround('Conversation.Rows').conversation
    const rows = useMemo(() => toRows(messages), [messages])
    if (rows.length === 0) return null
    return {
      state: {},
      rest,
      own: {
        children: rows.map((row) => <Row key={row.message.id} {...row} renderMessage={renderMessage} />),
      },
    }
  },
)

const Row = memo(({ message, continues, opensDay, answered, renderMessage }: MessageRow & {
  renderMessage: RenderMessage | undefined
}): ReactElement => {
  const own = renderMessage?.(message)
  return (
    <Fragment>
      {opensDay ? <ConversationDay time={message.at} /> : null}
      {own === undefined
        ? <ConversationMessageRow message={message} continues={continues} answered={answered} />
        : <div className="cb-conversation-own" data-message={message.id}>{own}</div>}
    </Fragment>
  )
})
Row.displayName = 'Row'
