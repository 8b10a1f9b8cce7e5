import { Pin } from 'lucide-react'
import { useContext } from 'react'
import { useShownFace } from '../agent/agent-context.tsx'
import { Icon } from '../icon/icon.tsx'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ROSTER } from '../strings/english/roster.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { RosterPinningContext } from './pinning.ts'
import { useRowPlace } from './row-place.ts'

/** The state of {@link AgentRosterPin} as attributes. */
export interface AgentRosterPinState {
  /** `data-pinned`: present while the agent is pinned */
  pinned: boolean
}

/** Puts the agent of the row it stands in first, or back in its place. Renders a `<button>`, or nothing in a roster that is not `pinnable`. */
export const AgentRosterPin: Part<'button', AgentRosterPinState> = createPart('button', 'AgentRoster.Pin', () => {
  const { id, agent } = useShownFace('AgentRoster.Pin')
  const pinning = useContext(RosterPinningContext)
  const place = useRowPlace()
  const { strings } = useStrings(ENGLISH_ROSTER)
  if (pinning === undefined) return null
  const isPinned = pinning.pinned.includes(id)
  return {
    state: { pinned: isPinned },
    own: {
      type: 'button',
      'aria-pressed': isPinned,
      'aria-label': strings.pin(shownName(agent?.name, id)),
      // Of a thousand rows, Tab leads into the one with the focus.
      tabIndex: place?.isCurrent === false ? -1 : 0,
      onClick: () => pinning.pin(id, !isPinned),
      children: <Icon of={Pin} solid={isPinned} />,
    },
  }
})
