import { useAgents } from '@callboard/react'
import type { ReactElement, ReactNode } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { AgentRosterAnnouncer } from './agent-roster-announcer.tsx'
import { AgentRosterEmpty } from './agent-roster-empty.tsx'
import { AgentRosterGroup } from './agent-roster-group.tsx'
import { AgentRosterGroupBy } from './agent-roster-group-by.tsx'
import { AgentRosterItem } from './agent-roster-item.tsx'
import { AgentRosterList } from './agent-roster-list.tsx'
import { AgentRosterMatches } from './agent-roster-matches.tsx'
import { AgentRosterPin } from './agent-roster-pin.tsx'
import { AgentRosterRoot } from './agent-roster-root.tsx'
import { AgentRosterSearch } from './agent-roster-search.tsx'
import { AgentRosterSortBy } from './agent-roster-sort-by.tsx'
import { AgentRosterStatusFilter } from './agent-roster-status-filter.tsx'
import { AgentRosterSummary } from './agent-roster-summary.tsx'
import { AgentRosterTitle } from './agent-roster-title.tsx'
import { AgentRosterToolbar } from './agent-roster-toolbar.tsx'
import type { AgentRosterRootOptions } from './roster-context.tsx'

/** From so many agents on, one looks for one instead of seeing it. */
const MANY = 12

export interface AgentRosterProps extends AgentRosterRootOptions {
  /** Makes an agent's row, an `AgentRoster.Item` with a key. Left out: the standard row. */
  children?: ((agentId: string) => ReactNode) | undefined
  /**
   * Whether there is a search, filter, grouping and order to choose; and, unless `pinnable` says otherwise, pins.
   * @default from 12 agents on
   */
  toolbar?: boolean | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** Who is on the board: every agent with status, activity and progress. It scrolls with whatever is around it. */
function ComposedAgentRoster({ children, toolbar, strings, ...options }: AgentRosterProps): ReactElement {
  const isMany = useAgents().length >= MANY
  const hasToolbar = toolbar ?? isMany
  return (
    <StringsProvider strings={strings}>
      <AgentRosterRoot pinnable={hasToolbar} {...options}>
        <header className="cb-region-header">
          <AgentRosterTitle />
          <AgentRosterSummary />
        </header>
        {hasToolbar
          ? (
            <AgentRosterToolbar>
              <AgentRosterSearch />
              <AgentRosterGroupBy />
              <AgentRosterSortBy />
              <AgentRosterStatusFilter />
              <AgentRosterMatches />
            </AgentRosterToolbar>
          )
          : null}
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
  readonly Toolbar: typeof AgentRosterToolbar
  readonly Search: typeof AgentRosterSearch
  readonly StatusFilter: typeof AgentRosterStatusFilter
  readonly GroupBy: typeof AgentRosterGroupBy
  readonly SortBy: typeof AgentRosterSortBy
  readonly Matches: typeof AgentRosterMatches
  readonly List: typeof AgentRosterList
  readonly Group: typeof AgentRosterGroup
  readonly Item: typeof AgentRosterItem
  readonly Pin: typeof AgentRosterPin
  readonly Empty: typeof AgentRosterEmpty
  readonly Announcer: typeof AgentRosterAnnouncer
} = /* @__PURE__ */ Object.assign(ComposedAgentRoster, {
  Root: AgentRosterRoot,
  Title: AgentRosterTitle,
  Summary: AgentRosterSummary,
  Toolbar: AgentRosterToolbar,
  Search: AgentRosterSearch,
  StatusFilter: AgentRosterStatusFilter,
  GroupBy: AgentRosterGroupBy,
  SortBy: AgentRosterSortBy,
  Matches: AgentRosterMatches,
  List: AgentRosterList,
  Group: AgentRosterGroup,
  Item: AgentRosterItem,
  Pin: AgentRosterPin,
  Empty: AgentRosterEmpty,
  Announcer: AgentRosterAnnouncer,
})
