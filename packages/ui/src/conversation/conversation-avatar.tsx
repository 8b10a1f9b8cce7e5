import { useAgent, useParticipant } from '@callboard/react'
import type { ReactElement } from 'react'
import { Avatar } from '../avatar/avatar.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { useShownMessage } from './conversation-context.tsx'
import { messageState, type ConversationMessageState } from './message-state.ts'

/** The author's picture or initials; none beside one's own or where the author is the same as above. Renders a `<span>`. */
export const ConversationAvatar: Part<'span', ConversationMessageState> = createPart('span', 'Conversation.Avatar', () => {
  const shown = useShownMessage('Conversation.Avatar')
  if (shown.from === 'self' || shown.continues) return null
  const { from } = shown.message
  return {
    state: messageState(shown),
    own: {
      'aria-hidden': true,
      children: from.kind === 'agent' ? <AgentFace id={from.id} name={from.name} /> : <PersonFace id={from.id} name={from.name} />,
    },
  }
})

interface FaceProps {
  id: string
  name: string
}

function AgentFace({ id, name }: FaceProps): ReactElement {
  return <Avatar kind="agent" ownerId={id} name={name} src={useAgent(id)?.avatar} />
}

function PersonFace({ id, name }: FaceProps): ReactElement {
  return <Avatar kind="person" ownerId={id} name={name} src={useParticipant(`person:${id}`)?.avatar} />
}
