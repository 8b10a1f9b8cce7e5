'use client'

/** The conversation. An entry of its own, since it needs TanStack Query, with the app's own client. */
export { Conversation, type ConversationProps } from './conversation.tsx'
export { type ConversationRootOptions, type ConversationState } from './conversation-root.tsx'
export { type ConversationMessageOptions } from './conversation-message.tsx'
export { type ConversationMessageState } from './message-state.ts'
export { type ConversationEarlierState } from './conversation-earlier.tsx'
export { type RenderMessage } from './conversation-rows.tsx'
