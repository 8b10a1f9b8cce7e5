import type { ConversationHandle } from '@callboard/react/conversation'
import { CallboardError } from '@callboard/session'
import type { ConversationMessage } from '@callboard/session/streams'
import { createContext, useContext, type ComponentType, type Context, type RefCallback } from 'react'
import type { RenderStreamPart } from '../agent-stream/agent-stream-parts.tsx'
import type { StreamTextProps } from '../agent-stream/stream-context.tsx'

/** What the parts of a conversation share. */
export interface ConversationContextValue {
  readonly conversation: ConversationHandle
  /** Shows texts, of messages and of their streams. */
  readonly renderText: ComponentType<StreamTextProps> | undefined
  readonly renderPart: RenderStreamPart | undefined
}

/** Where the reader is in the messages. */
export interface ScrollContextValue {
  readonly topRef: RefCallback<HTMLElement>
  readonly isAtNewest: boolean
  /** How many messages of others have come since the reader left the newest. */
  readonly newCount: number
  jumpToNewest(): void
}

export const ScrollContext: Context<ScrollContextValue | undefined> = createContext<ScrollContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `Conversation.Messages` */
export function useScroll(part: string): ScrollContextValue {
  const scroll = useContext(ScrollContext)
  if (scroll === undefined) throw missing(part, 'Conversation.Messages')
  return scroll
}

export const ConversationContext: Context<ConversationContextValue | undefined> =
  createContext<ConversationContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `Conversation.Root` */
export function useConversationAround(part: string): ConversationContextValue {
  const around = useContext(ConversationContext)
  if (around === undefined) throw missing(part, 'Conversation.Root')
  return around
}

/** The message that the parts around show. */
export interface ShownMessage {
  readonly message: ConversationMessage
  /** Whose it is, as seen from this page. */
  readonly from: 'self' | 'person' | 'agent'
  /** Whether it goes on from the message above: by the same author, shortly after it. */
  readonly continues: boolean
  /** The message that it answers, unless that is just above it. */
  readonly answered: ConversationMessage | undefined
}

export const MessageContext: Context<ShownMessage | undefined> = createContext<ShownMessage | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `Conversation.Message` */
export function useShownMessage(part: string): ShownMessage {
  const shown = useContext(MessageContext)
  if (shown === undefined) throw missing(part, 'Conversation.Message')
  return shown
}

function missing(part: string, root: string): CallboardError {
  return new CallboardError({
    code: 'provider-missing',
    message: `${part} has nothing to show here. Put it inside ${root}.`,
  })
}
