import type { ReactElement, ReactNode } from 'react'
import { Composer } from '../composer/composer.tsx'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { ConversationAnnouncer } from './conversation-announcer.tsx'
import { ConversationAuthor } from './conversation-author.tsx'
import { ConversationAvatar } from './conversation-avatar.tsx'
import { ConversationBody } from './conversation-body.tsx'
import { ConversationDay } from './conversation-day.tsx'
import { ConversationDelivery } from './conversation-delivery.tsx'
import { ConversationEarlier } from './conversation-earlier.tsx'
import { ConversationEmpty } from './conversation-empty.tsx'
import { ConversationError } from './conversation-error.tsx'
import { ConversationJump } from './conversation-jump.tsx'
import { ConversationMessageRow } from './conversation-message.tsx'
import { ConversationMessages } from './conversation-messages.tsx'
import { ConversationQuote } from './conversation-quote.tsx'
import { ConversationRoot, type ConversationRootOptions } from './conversation-root.tsx'
import { ConversationRows, type RenderMessage } from './conversation-rows.tsx'
import { ConversationTime } from './conversation-time.tsx'

export interface ConversationProps extends ConversationRootOptions {
  /** The agents that are to obey what is said here. Left out: it is only shown to everybody. */
  to?: string | readonly string[] | undefined
  /** Shows some messages otherwise; `undefined` shows one as usual. Give the same function each time. */
  renderMessage?: RenderMessage | undefined
  /** What stands in the place of messages while there are none. */
  empty?: ReactNode
  /** What stands behind the newest message: who is about to answer, say. */
  children?: ReactNode
  /** The box to say something; `null` for none. @default a `Composer` with `to` */
  composer?: ReactNode
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** What people and agents say to one another, agents as they say it, and the box to say more. It fills what it is put in. */
function ComposedConversation(props: ConversationProps): ReactElement {
  const { to, renderMessage, empty, children, composer = <Composer to={to} />, strings, ...root } = props
  return (
    <StringsProvider strings={strings}>
      <ConversationRoot {...root}>
        <ConversationMessages>
          <ConversationEarlier />
          <ConversationError />
          {empty === undefined ? <ConversationEmpty /> : <ConversationEmpty>{empty}</ConversationEmpty>}
          <ConversationRows>{renderMessage}</ConversationRows>
          {children}
          <ConversationJump />
        </ConversationMessages>
        <ConversationAnnouncer />
        {composer}
      </ConversationRoot>
    </StringsProvider>
  )
}

/** The conversation as a component, and its parts to compose another. */
export const Conversation: typeof ComposedConversation & {
  readonly Root: typeof ConversationRoot
  readonly Messages: typeof ConversationMessages
  readonly Earlier: typeof ConversationEarlier
  readonly Error: typeof ConversationError
  readonly Empty: typeof ConversationEmpty
  readonly Rows: typeof ConversationRows
  readonly Day: typeof ConversationDay
  readonly Message: typeof ConversationMessageRow
  readonly Avatar: typeof ConversationAvatar
  readonly Author: typeof ConversationAuthor
  readonly Time: typeof ConversationTime
  readonly Quote: typeof ConversationQuote
  readonly Body: typeof ConversationBody
  readonly Delivery: typeof ConversationDelivery
  readonly Jump: typeof ConversationJump
  readonly Announcer: typeof ConversationAnnouncer
} = /* @__PURE__ */ Object.assign(ComposedConversation, {
  Root: ConversationRoot,
  Messages: ConversationMessages,
  Earlier: ConversationEarlier,
  Error: ConversationError,
  Empty: ConversationEmpty,
  Rows: ConversationRows,
  Day: ConversationDay,
  Message: ConversationMessageRow,
  Avatar: ConversationAvatar,
  Author: ConversationAuthor,
  Time: ConversationTime,
  Quote: ConversationQuote,
  Body: ConversationBody,
  Delivery: ConversationDelivery,
  Jump: ConversationJump,
  Announcer: ConversationAnnouncer,
})
