import { useAgent } from '@callboard/react'
import { AgentCard, AgentControls, AgentRoster, AgentStatusBadge, ProgressBar } from '@callboard/ui'
import type { ReactElement, ReactNode } from 'react'
import { ADDRESSEE } from '../conversation/addressee.ts'
import { Reasoning } from './reasoning.tsx'

/** Who is at work, and what each of them thinks about it. */
export function Agents(): ReactElement {
  return <AgentRoster>{row}</AgentRoster>
}

function row(agentId: string): ReactNode {
  return (
    <AgentRoster.Item key={agentId} agentId={agentId}>
      <Row agentId={agentId} />
    </AgentRoster.Item>
  )
}

function Row({ agentId }: { readonly agentId: string }): ReactElement {
  const { name = agentId, activity } = useAgent(agentId) ?? {}
  return (
    <>
      <AgentCard.Avatar />
      <AgentCard.Name />
      <AgentCard.Role />
      <AgentStatusBadge />
      <AgentCard.Activity title={activity} />
      <ProgressBar agentId={agentId} size="compact" label={`Progress of ${name}`} hideWhenEmpty />
      <AgentControls target={{ agent: agentId }} steer={false} hideWhenOff className="tp-controls" />
      {agentId !== ADDRESSEE && <Reasoning agentId={agentId} />}
    </>
  )
}
