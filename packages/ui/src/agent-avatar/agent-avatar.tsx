import { useAgent } from '@callboard/react'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { useOptionalShownFace } from '../agent/agent-context.tsx'
import { Avatar } from '../avatar/avatar.tsx'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'

export interface AgentAvatarOptions {
  /** Whose; left out inside a part that already shows an agent. */
  agentId?: string | undefined
}

/**
 * An agent's picture with its status as a dot; by itself a picture with a name, "Flights: Working", for screen readers and as a
 * tooltip. Renders a `<span>`.
 */
export const AgentAvatar: Part<'span', AgentState, AgentAvatarOptions> = createPart(
  'span',
  'AgentAvatar',
  ({ agentId, ...rest }: AgentAvatarOptions) => {
    const around = useOptionalShownFace()
    const id = agentId ?? around?.id ?? ''
    const agent = useAgent(id)
    const { strings } = useStrings(ENGLISH_STATUS)
    const state = agentState(agent)
    const name = shownName(agent?.name, id)
    const words = state.invalid ? strings.invalidRecord : strings.agentStatus[state.status]
    const label = `${name}: ${words}`
    return {
      state,
      rest,
      own: {
        className: 'cb-root',
        role: 'img',
        'aria-label': label,
        title: label,
        children: <Avatar kind="agent" ownerId={id} name={name} src={agent?.avatar} status={state.status} />,
      },
    }
  },
)
