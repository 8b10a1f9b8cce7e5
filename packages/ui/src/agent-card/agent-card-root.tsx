import { agentState, type AgentState } from '../agent/agent-state.ts'
import { AgentProvider, useOptionalShownFace } from '../agent/agent-context.tsx'
import { createPart, type Part, type PartProps } from '../part/create-part.tsx'
import { forwardRef } from 'react'

export interface AgentCardRootOptions {
  /** Whose card. */
  agentId: string
}

const Frame: Part<'article', AgentState> = createPart('article', 'AgentCard.Root', () => ({
  state: agentState(useOptionalShownFace()?.agent),
}))

/** One agent; the parts inside show it. Renders an `<article>`. */
export const AgentCardRoot: Part<'article', AgentState, AgentCardRootOptions> = forwardRef(
  ({ agentId, ...props }: PartProps<'article', AgentState, AgentCardRootOptions>, ref) => (
    <AgentProvider agentId={agentId}>
      <Frame {...(props as PartProps<'article', AgentState>)} ref={ref} />
    </AgentProvider>
  ),
)
AgentCardRoot.displayName = 'AgentCard.Root'
