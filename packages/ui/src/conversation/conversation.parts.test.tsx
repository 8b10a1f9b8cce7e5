import { CallboardError } from '@callboard/session'
import type { ConversationMessage } from '@callboard/session/streams'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { longConversation, shortConversation } from '../story/boards.ts'
import { describePart } from '../testing/describe-part.tsx'
import { Conversation } from './conversation.tsx'
import { ConversationContext, ScrollContext, type ConversationContextValue } from './conversation-context.tsx'

const onNothing = (): void => {}
const QUERIES = new QueryClient()
const asked = (inner: ReactElement): ReactElement => <QueryClientProvider client={QUERIES}>{inner}</QueryClientProvider>
const talk = (inner: ReactElement): ReactElement => asked(<Conversation.Root>{inner}</Conversation.Root>)
const talkList = (inner: ReactElement): ReactElement => talk(<Conversation.Messages>{inner}</Conversation.Messages>)
const said: ConversationMessage = { id: 'm', at: 0, from: { kind: 'person', id: 'ben', name: 'Ben' }, text: 'Hello', state: 'sent' }
const unsent: ConversationMessage = { ...said, state: 'failed' }
const ofBen = { 'data-from': 'person', 'data-state': 'sent' }
const message = (inner: ReactElement): ReactElement => talkList(<Conversation.Message message={said} answered={said}>{inner}</Conversation.Message>)
const unsentMessage = (inner: ReactElement): ReactElement => talkList(<Conversation.Message message={unsent}>{inner}</Conversation.Message>)
const UNREADABLE: ConversationContextValue = {
  conversation: {
    messages: [],
    status: 'live',
    error: new CallboardError({ code: 'stream-gone', message: 'Gone' }),
    hasOlder: false,
    loadOlder: onNothing,
    isLoadingOlder: false,
    send: () => '',
    retry: onNothing,
    discard: onNothing,
  },
  renderText: undefined,
  renderPart: undefined,
}
const unreadable = (inner: ReactElement): ReactElement => <ConversationContext.Provider value={UNREADABLE}>{inner}</ConversationContext.Provider>
const further = (inner: ReactElement): ReactElement => (
  <ScrollContext.Provider value={{ topRef: onNothing, isAtNewest: false, newCount: 2, jumpToNewest: onNothing }}>{inner}</ScrollContext.Provider>
)

describePart('Conversation.Root', { part: <Conversation.Root />, tag: 'section', className: 'cb-conversation-root', attributes: { 'data-status': 'connecting' }, within: asked, board: (board) => board.unsynced() })
describePart('Conversation.Messages', { part: <Conversation.Messages />, tag: 'div', className: 'cb-conversation-messages', within: talk, board: shortConversation })
describePart('Conversation.Rows', { part: <Conversation.Rows />, tag: 'div', className: 'cb-conversation-rows', within: talkList, board: shortConversation })
describePart('Conversation.Empty', { part: <Conversation.Empty />, tag: 'div', className: 'cb-conversation-empty', within: talkList, board: onNothing })
describePart('Conversation.Announcer', { part: <Conversation.Announcer />, tag: 'div', className: 'cb-conversation-announcer', within: talk })
describePart('Conversation.Day', { part: <Conversation.Day time={0} />, tag: 'p', className: 'cb-conversation-day' })
describePart('Conversation.Message', { part: <Conversation.Message message={said} />, tag: 'article', className: 'cb-conversation-message', attributes: ofBen, within: talkList })
describePart('Conversation.Avatar', { part: <Conversation.Avatar />, tag: 'span', className: 'cb-conversation-avatar', attributes: ofBen, within: message })
describePart('Conversation.Author', { part: <Conversation.Author />, tag: 'p', className: 'cb-conversation-author', attributes: ofBen, within: message })
describePart('Conversation.Time', { part: <Conversation.Time />, tag: 'time', className: 'cb-conversation-time', within: message })
describePart('Conversation.Quote', { part: <Conversation.Quote />, tag: 'p', className: 'cb-conversation-quote', within: message })
describePart('Conversation.Body', { part: <Conversation.Body />, tag: 'div', className: 'cb-conversation-body', attributes: ofBen, within: message })
describePart('Conversation.Delivery', { part: <Conversation.Delivery />, tag: 'div', className: 'cb-conversation-delivery', attributes: { 'data-state': 'failed' }, within: unsentMessage })
describePart('Conversation.Earlier', { part: <Conversation.Earlier />, tag: 'button', className: 'cb-conversation-earlier', within: talkList, board: longConversation })
describePart('Conversation.Error', { part: <Conversation.Error />, tag: 'p', className: 'cb-conversation-error', within: unreadable })
describePart('Conversation.Jump', { part: <Conversation.Jump />, tag: 'button', className: 'cb-conversation-jump', within: further })
