import { Pause, Play } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useControlButton } from './control-button.tsx'
import { useControls, type AgentControlsState } from './controls-context.tsx'

/** Has the target wait, or go on when it waits already. Renders a `<button>`. */
export const AgentControlsPause: Part<'button', AgentControlsState> = createPart('button', 'AgentControls.Pause', () => {
  const { controls, state, isHidden } = useControls('AgentControls.Pause')
  const { strings } = useStrings(ENGLISH_CONTROLS)
  const own = useControlButton(
    state.paused ? controls.resume : controls.pause,
    state.paused ? strings.resume : strings.pause,
    state.paused ? RESUME : PAUSE,
  )
  return isHidden ? null : { state, own }
})

const PAUSE = <Icon of={Pause} solid />
const RESUME = <Icon of={Play} solid />
