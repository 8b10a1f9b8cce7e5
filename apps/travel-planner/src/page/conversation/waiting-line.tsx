import { useAgent, useConnection } from '@callboard/react'
import type { ConversationMessage } from '@callboard/session/streams'
import type { ReactElement } from 'react'

export interface WaitingLineProps {
  readonly agentId: string
  /** What was said last. */
  readonly last: ConversationMessage | undefined
}

/** What the agent does about what was asked of it, until it has answered; nothing while nobody can know. */
export function WaitingLine({ agentId, last }: WaitingLineProps): ReactElement | null {
  const agent = useAgent(agentId)
  const { status } = useConnection()
  if (agent === undefined || last === undefined || status !== 'connected') return null
  const isAsked = last.from.kind === 'person' && last.state !== 'failed'
  // Whom a person has to answer does nothing meanwhile; what it asks stands on the page.
  const isWaiting = agent.status === 'waiting' && agent.reason !== 'waiting-for-person'
  const isAtIt = agent.online && (agent.status === 'working' || isWaiting)
  if (!isAsked && !isAtIt) return null
  const words = agent.online
    ? (agent.activity ?? `${agent.name} is reading`)
    : `${agent.name} is away and finds your message when it is back`
  return (
    <p className="tp-waiting" data-online={agent.online}>
      <span className="tp-dots" aria-hidden="true"><i /><i /><i /></span>
      {words}
    </p>
  )
}
