import { CommandStatus, type CommandStatusState } from '../command-status/command-status.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { useControls } from './controls-context.tsx'

/** How far the command given last has come. Renders a `<span>`, empty while none has been given. */
export const AgentControlsStatus: Part<'span', CommandStatusState> = createPart('span', 'AgentControls.Status', () => {
  const { last } = useControls('AgentControls.Status')
  return { state: { phase: last?.state ?? 'none' }, base: CommandStatus, own: { command: last } as Record<string, unknown> }
})
