import { forwardRef, memo, type ReactElement } from 'react'
import { AgentProvider, useShownAgent } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import { createPart, type Part, type PartProps } from '../part/create-part.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'

export interface AgentRosterItemOptions {
  /** Whose row. */
  agentId: string
}

const Row: Part<'li', AgentState> = createPart('li', 'AgentRoster.Item', () => {
  const { agent } = useShownAgent('AgentRoster.Item')
  return { state: agentState(agent), own: { children: <StandardRow /> } }
})

const Item = forwardRef<HTMLLIElement, PartProps<'li', AgentState, AgentRosterItemOptions>>(
  ({ agentId, ...props }, ref) => (
    <AgentProvider agentId={agentId}>
      <Row {...(props as PartProps<'li', AgentState>)} ref={ref} />
    </AgentProvider>
  ),
)
Item.displayName = 'AgentRoster.Item'

/** One agent's row; renders again when that agent changes, and only then. Renders an `<li>`. */
export const AgentRosterItem: Part<'li', AgentState, AgentRosterItemOptions> = memo(Item) as unknown as Part<
  'li',
  AgentState,
  AgentRosterItemOptions
>

function StandardRow(): ReactElement {
  const { id, agent } = useShownAgent('AgentRoster.Item')
  const { strings } = useStrings(ENGLISH_PROGRESS)
  return (
    <>
      <AgentCard.Avatar />
      <AgentCard.Name />
      <AgentCard.Role />
      <AgentStatusBadge />
      <AgentCard.Activity />
      <ProgressBar agentId={id} size="compact" label={strings.progressOf(agent?.name ?? id)} hideWhenEmpty />
    </>
  )
}
