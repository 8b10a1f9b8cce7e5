import { Search } from 'lucide-react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useRoster } from './roster-context.tsx'

/** Shows only agents with the words that are written in it; Escape empties it. Renders an `<input>` beside its icon. */
export const AgentRosterSearch: Part<'input', object> = createPart('input', 'AgentRoster.Search', () => {
  const { arrangement, arrange } = useRoster('AgentRoster.Search')
  const { strings } = useStrings(ENGLISH_ROSTER)
  return {
    state: {},
    own: {
      type: 'search',
      dir: 'auto',
      'aria-label': strings.findAgents,
      placeholder: strings.findAgents,
      value: arrangement.query,
      onChange: (event: ChangeEvent<HTMLInputElement>) => arrange({ query: event.target.value }),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || arrangement.query === '') return
        event.preventDefault()
        arrange({ query: '' })
      },
    },
    wrap: (element) => <span className="cb-agent-roster-field" data-field="search"><Icon of={Search} />{element}</span>,
  }
})
