import { ChevronDown } from 'lucide-react'
import type { ChangeEvent } from 'react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ORDERS, type RosterOrder } from './arrangement.ts'
import { useRoster } from './roster-context.tsx'

/** In which order agents stand, to be chosen. Renders a `<select>` beside its icon. */
export const AgentRosterSortBy: Part<'select', object> = createPart('select', 'AgentRoster.SortBy', () => {
  const { arrangement, arrange } = useRoster('AgentRoster.SortBy')
  const { strings } = useStrings(ENGLISH_ROSTER)
  return {
    state: {},
    own: {
      'aria-label': strings.order,
      value: arrangement.sortBy,
      onChange: (event: ChangeEvent<HTMLSelectElement>) => arrange({ sortBy: event.target.value as RosterOrder }),
      children: ORDERS.map((one) => <option key={one} value={one}>{strings.orders[one]}</option>),
    },
    wrap: (element) => <span className="cb-agent-roster-field" data-field="sort">{element}<Icon of={ChevronDown} /></span>,
  }
})
