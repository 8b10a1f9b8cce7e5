import { ChevronDown } from 'lucide-react'
import type { ChangeEvent } from 'react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { GROUPINGS, type RosterGrouping } from './arrangement.ts'
import { useRoster } from './roster-context.tsx'

/** Under which headings agents stand, to be chosen. Renders a `<select>` beside its icon. */
export const AgentRosterGroupBy: Part<'select', object> = createPart('select', 'AgentRoster.GroupBy', () => {
  const { arrangement, arrange } = useRoster('AgentRoster.GroupBy')
  const { strings } = useStrings(ENGLISH_ROSTER)
  return {
    state: {},
    own: {
      'aria-label': strings.grouping,
      value: arrangement.groupBy,
      onChange: (event: ChangeEvent<HTMLSelectElement>) => arrange({ groupBy: event.target.value as RosterGrouping }),
      children: GROUPINGS.map((one) => <option key={one} value={one}>{strings.groupings[one]}</option>),
    },
    wrap: (element) => <span className="cb-agent-roster-field" data-field="group">{element}<Icon of={ChevronDown} /></span>,
  }
})
