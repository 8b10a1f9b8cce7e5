import type { ReactElement, ReactNode } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { AgentRosterAnnouncer } from './agent-roster-announcer.tsx'
import { AgentRosterEmpty } from './agent-roster-empty.tsx'
import { AgentRosterItem } from './agent-roster-item.tsx'
import { AgentRosterList } from './agent-roster-list.tsx'
import { AgentRosterRoot } from './agent-roster-root.tsx'
import { AgentRosterSummary } from './agent-roster-summary.tsx'
import { AgentRosterTitle } from './agent-roster-title.tsx'

export interface AgentRosterProps {
  /** Makes an agent's row, an `AgentRoster.Item` with a key. Left out: the standard row. */
  children?: ((agentId: string) => ReactNode) | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** Who is on the board: every agent with status, activity and progress. */
function ComposedAgentRoster({ children, strings, className }: AgentRosterProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <AgentRosterRoot className={className}>
        <header className="cb-region-header">
          <AgentRosterTitle />
          <AgentRosterSummary />
        </header>
        <AgentRosterList>{children}</AgentRosterList>
        <AgentRosterEmpty />
        <AgentRosterAnnouncer />
      </AgentRosterRoot>
    </StringsProvider>
  )
}

/** The roster as a component, and its parts to compose another. */
export const AgentRoster: typeof ComposedAgentRoster & {
  readonly Root: typeof AgentRosterRoot
  readonly Title: typeof AgentRosterTitle
  readonly Summary: typeof AgentRosterSummary
  readonly List: typeof AgentRosterList
  readonly Item: typeof AgentRosterItem
  readonly Empty: typeof AgentRosterEmpty
  readonly Announcer: typeof AgentRosterAnnouncer
} = /* @__PURE__ */ Object.assign(ComposedAgentRoster, {
  Root: AgentRosterRoot,
  Title: AgentRosterTitle,
  Summary: AgentRosterSummary,
  List: AgentRosterList,
  Item: AgentRosterItem,
  Empty: AgentRosterEmpty,
  Announcer: AgentRosterAnnouncer,
})
