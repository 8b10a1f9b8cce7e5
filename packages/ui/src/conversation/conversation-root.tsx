import { useConversation, type ConversationHandle } from '@callboard/react/conversation'
import { useMemo, type ComponentType } from 'react'
import type { RenderStreamPart } from '../agent-stream/agent-stream-parts.tsx'
import type { StreamTextProps } from '../agent-stream/stream-context.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ConversationContext } from './conversation-context.tsx'

/** The state of the parts of a conversation as attributes. */
export interface ConversationState {
  /** `data-status`: `connecting`, `live` or `catching-up` */
  status: ConversationHandle['status']
  /** `data-empty`: present when nothing has been said */
  empty: boolean
}

export interface ConversationRootOptions {
  /**
   * How many earlier messages are loaded at a time.
   * @default 50
   */
  pageSize?: number | undefined
  /**
   * Shows what agents say, for example `MarkdownText` of `@callboard/ui/markdown`. Give the same component each time.
   * @default plain text
   */
  renderText?: ComponentType<StreamTextProps> | undefined
  /** Shows some parts of agents' streams otherwise: data of the app's own, say. Give the same function each time. */
  renderPart?: RenderStreamPart | undefined
}

/** Follows the session's conversation and hands it to the parts inside. Needs a `QueryClientProvider`. Renders a `<section>`. */
export const ConversationRoot: Part<'section', ConversationState, ConversationRootOptions> = createPart(
  'section',
  'Conversation.Root',
  ({ pageSize, renderText, renderPart, ...rest }: ConversationRootOptions) => {
    const conversation = useConversation({ pageSize })
    const { strings } = useStrings(ENGLISH_STREAMS)
    const context = useMemo(() => ({ conversation, renderText, renderPart }), [conversation, renderText, renderPart])
    return {
      state: conversationState(conversation),
      rest,
      own: { 'aria-label': strings.conversation },
      wrap: (section) => <ConversationContext.Provider value={context}>{section}</ConversationContext.Provider>,
    }
  },
)

/** How a conversation shows. */
export function conversationState({ status, messages }: ConversationHandle): ConversationState {
  return { status, empty: status !== 'connecting' && messages.length === 0 }
}
