import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import type { RosterGroup } from './arrangement.ts'
import { placeAttributes, useRowPlace } from './row-place.ts'

/** The state of {@link AgentRosterGroup} as attributes. */
export interface AgentRosterGroupState {
  /** `data-group` */
  group: 'pinned' | 'status' | 'role'
  /** `data-status`: of agents that share one */
  status: string | undefined
}

export interface AgentRosterGroupOptions {
  /** What the agents below have in common. */
  group: RosterGroup
  /** How many they are. */
  count: number
}

/** A heading within the list, and how many agents stand below it. Renders an `<li>`. */
export const AgentRosterGroup: Part<'li', AgentRosterGroupState, AgentRosterGroupOptions> = createPart(
  'li',
  'AgentRoster.Group',
  ({ group, count, ...rest }: AgentRosterGroupOptions) => {
    const { strings, formats } = useStrings(ENGLISH_ROSTER, ENGLISH_STATUS)
    const place = useRowPlace()
    const status = group.kind === 'status' ? group.status : undefined
    const name = group.kind === 'pinned' ? strings.pinned : group.kind === 'status' ? strings.agentStatus[group.status] : group.role || strings.noRole
    return {
      state: { group: group.kind, status },
      rest,
      ...(place?.measure === undefined ? {} : { ref: place.measure }),
      own: {
        ...placeAttributes(place === undefined ? undefined : { ...place, isCurrent: undefined }),
        children: (
          <h3 className="cb-agent-roster-group-name">
            {status === undefined ? null : <StatusIcon status={status} />}
            <span className="cb-agent-roster-group-word" dir="auto">{name}</span>
            <span className="cb-agent-roster-group-count">{formats.number(count)}</span>
          </h3>
        ),
      },
    }
  },
)
