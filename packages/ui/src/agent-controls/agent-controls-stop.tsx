import { Square } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useControlButton } from './control-button.tsx'
import { useControls, type AgentControlsState } from './controls-context.tsx'

/** Ends what the target does; off, with the reason, when there is nothing to end. Renders a `<button>`. */
export const AgentControlsStop: Part<'button', AgentControlsState> = createPart('button', 'AgentControls.Stop', () => {
  const { controls, state, isHidden } = useControls('AgentControls.Stop')
  const { strings } = useStrings(ENGLISH_CONTROLS)
  const own = useControlButton(controls.cancel, strings.stop, STOP)
  return isHidden ? null : { state, own }
})

const STOP = <Icon of={Square} solid />
