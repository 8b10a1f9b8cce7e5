import { useSession } from '@callboard/react'
import type { ConversationMessage } from '@callboard/session/streams'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ScrollContext, useConversationAround } from './conversation-context.tsx'
import { conversationState, type ConversationState } from './conversation-root.tsx'
import { isOwn } from './is-own.ts'
import { useMessageScroll } from './use-message-scroll.ts'

export interface ConversationMessagesOptions {
  children?: ReactNode
}

/**
 * The part that scrolls: it follows the newest message while the reader is there, stays where they are while not, and
 * loads earlier ones as they come near the first. It does not speak for itself: `Conversation.Announcer` does.
 * Renders a `<div>`.
 */
export const ConversationMessages: Part<'div', ConversationState, ConversationMessagesOptions> = createPart(
  'div',
  'Conversation.Messages',
  ({ children, ...rest }: ConversationMessagesOptions) => {
    const { conversation } = useConversationAround('Conversation.Messages')
    const { strings } = useStrings(ENGLISH_STREAMS)
    const { messages, hasOlder, isLoadingOlder, error, loadOlder } = conversation
    const loadEarlier = hasOlder && !isLoadingOlder && error === undefined ? loadOlder : undefined
    const scroll = useMessageScroll({ hasBegun: messages.length > 0, loadEarlier })
    const newCount = useNewCount(messages, scroll.isAtNewest)
    useOwnInSight(messages, scroll.jumpToNewest)
    const { topRef, isAtNewest, jumpToNewest } = scroll
    const context = useMemo(
      () => ({ topRef, isAtNewest, jumpToNewest, newCount }),
      [topRef, isAtNewest, jumpToNewest, newCount],
    )
    return {
      state: conversationState(conversation),
      rest,
      ref: scroll.listRef,
      own: {
        role: 'log',
        'aria-live': 'off',
        'aria-label': strings.messages,
        'aria-busy': conversation.status === 'connecting',
        tabIndex: 0,
        // Done here, so that no browser does it a second time.
        style: { overflowAnchor: 'none' },
        children: <div ref={scroll.contentRef} className="cb-conversation-content">{children}</div>,
      },
      wrap: (element) => <ScrollContext.Provider value={context}>{element}</ScrollContext.Provider>,
    }
  },
)

/** How many messages of others have come since the reader was at the newest. */
function useNewCount(messages: readonly ConversationMessage[], isAtNewest: boolean): number {
  const { identity } = useSession()
  const newest = messages.at(-1)?.id
  const [seen, setSeen] = useState(newest)
  useEffect(() => {
    if (isAtNewest) setSeen(newest)
  }, [isAtNewest, newest])
  if (isAtNewest || seen === newest) return 0
  const since = messages.slice(messages.findIndex(({ id }) => id === seen) + 1)
  return since.filter((message) => !isOwn(message, identity)).length
}

/** Who says something wants to see it. */
function useOwnInSight(messages: readonly ConversationMessage[], jumpToNewest: () => void): void {
  const { identity } = useSession()
  const last = messages.at(-1)
  const own = last !== undefined && last.state === 'sending' && isOwn(last, identity) ? last.id : undefined
  const shown = useRef(own)
  useEffect(() => {
    if (own === undefined || own === shown.current) return
    shown.current = own
    jumpToNewest()
  }, [own, jumpToNewest])
}
