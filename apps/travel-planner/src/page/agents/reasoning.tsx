import { useAgent } from '@callboard/react'
import type { AgentView } from '@callboard/session'
import { agentStreamName } from '@callboard/session/protocol'
import type { StreamPart } from '@callboard/session/streams'
import { AgentStream } from '@callboard/ui'
import { useState, type ReactElement, type ReactNode, type SyntheticEvent } from 'react'
import { useWideScreen } from '../layout/use-wide-screen.ts'

export interface ReasoningProps {
  readonly agentId: string
}

/**
 * What an agent thinks about its latest task, as it thinks it, or the place for it. On a wide screen it is open, and stays
 * so; else it is for the reader to open.
 */
export function Reasoning({ agentId }: ReasoningProps): ReactElement | null {
  const agent = useAgent(agentId)
  const isWide = useWideScreen()
  const [choice, setChoice] = useState<{ readonly stream: string; readonly isOpen: boolean }>()
  const latest = latestThoughts(agent)
  if (agent === undefined) return null
  if (latest === undefined) return <p className="tp-reasoning tp-soft" data-open={isWide || undefined}>What it thinks will stand here.</p>
  const { stream, isUnderWay } = latest
  const isOpen = choice?.stream === stream ? choice.isOpen : isWide
  const noteToggle = ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>): void => {
    if (currentTarget.open !== isOpen) setChoice({ stream, isOpen: currentTarget.open })
  }
  return (
    <details className="tp-reasoning" open={isOpen} onToggle={noteToggle} data-under-way={isUnderWay || undefined}>
      <summary className="tp-soft">
        {isUnderWay && agent.online ? 'Thinking' : 'Reasoning'}
        <span className="tp-visually-hidden"> of {agent.name}</span>
        {isUnderWay && agent.online && <span className="tp-dots" aria-hidden="true"><i /><i /><i /></span>}
      </summary>
      {isOpen && (
        // Whoever scrolls it by keyboard has to be able to get there.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
        <div className="tp-reasoning-box" role="group" aria-label={`Reasoning of ${agent.name}`} tabIndex={0}>
          <AgentStream.Root stream={stream}>
            <AgentStream.Truncated />
            <AgentStream.Parts>{renderThought}</AgentStream.Parts>
            {!isUnderWay && <AgentStream.Sources />}
            <AgentStream.Status />
          </AgentStream.Root>
        </div>
      )}
    </details>
  )
}

interface LatestThoughts {
  /** Its name in the session. */
  readonly stream: string
  readonly isUnderWay: boolean
}

/** Thoughts belong to a task; what an agent says in the conversation does not. */
function latestThoughts(agent: AgentView | undefined): LatestThoughts | undefined {
  const streams = agent?.record?.streams?.filter(({ task }) => task !== undefined) ?? []
  const [first, ...others] = streams
  if (agent === undefined || first === undefined) return undefined
  const latest = others.reduce((best, next) => (next.startedAt >= best.startedAt ? next : best), first)
  return { stream: agentStreamName(agent.id, latest.id), isUnderWay: latest.state === 'open' }
}

/** All of it is thought here, so that it needs no heading of its own. */
function renderThought(part: StreamPart): ReactNode {
  if (part.type !== 'reasoning' || !('text' in part)) return undefined
  const lines = part.text.split('\n').filter(Boolean)
  return <div className="tp-thoughts">{lines.map((line, index) => <p key={`${index}`}>{line}</p>)}</div>
}
