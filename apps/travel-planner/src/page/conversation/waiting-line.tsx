import { useAgent } from '@callboard/react'
import type { MessageView } from '@callboard/session'
import type { ReactElement } from 'react'

export interface WaitingLineProps {
  readonly agentId: string
  readonly messages: readonly MessageView[]
}

/** What the agent is doing about the last thing said, while it has not answered. */
export function WaitingLine({ agentId, messages }: WaitingLineProps): ReactElement | null {
  const agent = useAgent(agentId)
  const last = messages.at(-1)
  if (!agent || !last || last.from.kind !== 'person' || last.state === 'refused' || last.state === 'expired') return null
  const words = agent.online
    ? agent.activity ?? `${agent.name} is reading`
    : `${agent.name} is away and finds your message when it is back`
  return (
    <p className="tp-waiting" data-online={agent.online}>
      <span className="tp-dots" aria-hidden="true"><i /><i /><i /></span>
      {words}
    </p>
  )
}
