import { forwardRef, memo, useContext, type ReactElement } from 'react'
import { AgentProvider, useShownFace } from '../agent/agent-context.tsx'
import { agentState, type AgentState } from '../agent/agent-state.ts'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part, type PartProps } from '../part/create-part.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { ENGLISH_PROGRESS } from '../strings/english/progress.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AgentRosterPin } from './agent-roster-pin.tsx'
import { RosterPinningContext } from './pinning.ts'
import { placeAttributes, useRowPlace } from './row-place.ts'

export interface AgentRosterItemOptions {
  /** Whose row. */
  agentId: string
}

const Row: Part<'li', AgentState> = createPart('li', 'AgentRoster.Item', () => {
  const { id, agent } = useShownFace('AgentRoster.Item')
  const place = useRowPlace()
  return {
    state: agentState(agent),
    ...(place?.measure === undefined ? {} : { ref: place.measure }),
    own: { ...placeAttributes(place), 'data-agent': id, children: <StandardRow /> },
  }
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
  const { id, agent } = useShownFace('AgentRoster.Item')
  const { strings } = useStrings(ENGLISH_PROGRESS)
  const isGrouped = useRowPlace()?.isGrouped === true
  const isPinnable = useContext(RosterPinningContext) !== undefined
  return (
    <>
      <AgentCard.Avatar />
      {isGrouped ? <AgentCard.Name render={<h4 />} /> : <AgentCard.Name />}
      <AgentCard.Role />
      <AgentStatusBadge />
      <AgentCard.Activity />
      <ProgressBar agentId={id} size="compact" label={strings.progressOf(shownName(agent?.name, id))} hideWhenEmpty />
      {isPinnable ? <AgentRosterPin /> : null}
    </>
  )
}
