/** The conversation in React, on TanStack Query with the app's own client. An entry of its own. */
export { useConversation, type ConversationHandle, type ConversationOptions } from './use-conversation.ts'
