import { useAgents, useConnection } from '@callboard/react'
import { useId } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { RosterContext, useRoster, useRosterState, type AgentRosterRootOptions } from './roster-context.tsx'

/** The state of {@link AgentRosterRoot} as attributes. */
export interface AgentRosterRootState {
  /** `data-content`: `loading` until the board has been received once, then `empty`, `filtered` (none is shown of those there are) or `full` */
  content: 'loading' | 'empty' | 'filtered' | 'full'
}

/** How full the roster is. */
export function useRosterContent(part: string): AgentRosterRootState['content'] {
  return useContent(useRoster(part).rows.length)
}

function useContent(rows: number): AgentRosterRootState['content'] {
  const { everSynced } = useConnection()
  const agents = useAgents().length
  if (agents > 0) return rows > 0 ? 'full' : 'filtered'
  return everSynced ? 'empty' : 'loading'
}

/** The region of the agents, named by its title, and how they are arranged. Renders a `<section>`. */
export const AgentRosterRoot: Part<'section', AgentRosterRootState, AgentRosterRootOptions> = createPart(
  'section',
  'AgentRoster.Root',
  (props) => {
    const titleId = useId()
    const roster = useRosterState(props)
    const content = useContent(roster.rows.length)
    return {
      state: { content },
      rest: withoutOptions(props),
      own: { 'aria-busy': content === 'loading', ...regionName(titleId, props) },
      wrap: (element) => (
        <RosterContext.Provider value={roster}>
          <RegionTitleContext.Provider value={titleId}>{element}</RegionTitleContext.Provider>
        </RosterContext.Provider>
      ),
    }
  },
)

function withoutOptions<Props extends AgentRosterRootOptions>({
  groupBy: _groupBy,
  defaultGroupBy: _defaultGroupBy,
  onGroupByChange: _onGroupByChange,
  sortBy: _sortBy,
  defaultSortBy: _defaultSortBy,
  onSortByChange: _onSortByChange,
  query: _query,
  defaultQuery: _defaultQuery,
  onQueryChange: _onQueryChange,
  statuses: _statuses,
  defaultStatuses: _defaultStatuses,
  onStatusesChange: _onStatusesChange,
  pinned: _pinned,
  defaultPinned: _defaultPinned,
  onPinnedChange: _onPinnedChange,
  pinnable: _pinnable,
  ...rest
}: Props): Omit<Props, keyof AgentRosterRootOptions> {
  return rest
}
