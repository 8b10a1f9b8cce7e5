import { useTotals } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { STATUSES_BY_URGENCY } from './arrangement.ts'
import { useRoster } from './roster-context.tsx'

/** A button for each status that there is: only agents with one that is pressed are shown. Renders a `<div>`. */
export const AgentRosterStatusFilter: Part<'div', object> = createPart('div', 'AgentRoster.StatusFilter', () => {
  const { arrangement: { statuses }, arrange } = useRoster('AgentRoster.StatusFilter')
  const { byStatus } = useTotals()
  const { strings, formats } = useStrings(ENGLISH_ROSTER, ENGLISH_STATUS)
  // One that was chosen stays, so that it can be taken back.
  const offered = STATUSES_BY_URGENCY.filter((status) => byStatus[status] > 0 || statuses.includes(status))
  return {
    state: {},
    own: {
      role: 'group',
      'aria-label': strings.statusesShown,
      children: offered.map((status) => {
        const isChosen = statuses.includes(status)
        return (
          <button
            key={status}
            type="button"
            className="cb-agent-roster-status"
            data-status={status}
            aria-pressed={isChosen}
            onClick={() => arrange({ statuses: isChosen ? statuses.filter((other) => other !== status) : [...statuses, status] })}
          >
            <StatusIcon status={status} />
            {strings.agentStatus[status]}{' '}
            <span className="cb-agent-roster-status-count">{formats.number(byStatus[status])}</span>
          </button>
        )
      }),
    },
  }
})
