import { useTotals } from '@callboard/react'
import type { DerivedStatus } from '@callboard/session'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** In this order, the statuses that are worth counting. */
const COUNTED: readonly DerivedStatus[] = ['working', 'waiting', 'paused', 'stalled', 'failed']

/** How many are online, and how many of them need a look. Renders a `<p>`, or nothing while there are no agents. */
export const AgentRosterSummary: Part<'p', object> = createPart('p', 'AgentRoster.Summary', () => {
  const totals = useTotals()
  const { strings, formats } = useStrings(ENGLISH_ROSTER, ENGLISH_STATUS)
  if (totals.agents === 0) return null
  const counts = COUNTED.filter((status) => totals.byStatus[status] > 0)
  return {
    state: {},
    own: {
      children: (
        <>
          <span className="cb-agent-roster-online">{strings.rosterSummary(totals, formats)}</span>
          {counts.map((status) => (
            <span key={status} className="cb-agent-roster-count" data-status={status}>
              <StatusIcon status={status} />
              {formats.number(totals.byStatus[status])} <span className="cb-agent-roster-count-word">{strings.agentStatus[status]}</span>
            </span>
          ))}
        </>
      ),
    },
  }
})
