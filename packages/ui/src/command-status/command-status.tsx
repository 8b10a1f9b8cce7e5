import { useNow } from '@callboard/react'
import type { ControlCommand } from '@callboard/react/controls'
import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import type { CommandPhase } from '../strings/control-strings.ts'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The state of a {@link CommandStatus} as attributes. */
export interface CommandStatusState {
  /** `data-phase`: `requested`, `unanswered`, `acknowledged`, `done`, `refused`, `expired`, or `none` */
  phase: CommandPhase | 'none'
}

export interface CommandStatusOptions {
  /** The command, as `useAgentControls` has it. Left out: nothing has been told yet. */
  command?: ControlCommand | undefined
}

const ICONS: Readonly<Record<CommandPhase, IconStatus>> = {
  requested: 'running',
  acknowledged: 'running',
  unanswered: 'stalled',
  done: 'done',
  refused: 'failed',
  expired: 'cancelled',
}

/**
 * How far a command has come: requested, acknowledged, done, refused and why, or no answer and since when. Told to screen
 * readers politely. Renders a `<span>`, empty while there is no command.
 */
export const CommandStatus: Part<'span', CommandStatusState, CommandStatusOptions> = createPart(
  'span',
  'CommandStatus',
  ({ command, ...rest }: CommandStatusOptions) => ({
    state: { phase: command?.state ?? 'none' },
    rest,
    own: { className: 'cb-root', role: 'status', children: command === undefined ? null : <State command={command} /> },
  }),
)

function State({ command }: { command: ControlCommand }): ReactElement {
  const { strings, formats } = useStrings(ENGLISH_CONTROLS)
  const { kind, state, reason } = command
  return (
    <>
      <StatusIcon status={ICONS[state]} />
      <span dir="auto">
        {state === 'unanswered'
          ? <Unanswered command={command} />
          : strings.commandState({ kind, phase: state, reason, sinceMs: 0 }, formats)}
      </span>
    </>
  )
}

/** Ticks, and is read out without doing so: the words are said once, the time is seen. */
function Unanswered({ command: { kind, since } }: { command: ControlCommand }): ReactElement {
  const now = useNow(1_000)
  const { strings, formats } = useStrings(ENGLISH_CONTROLS)
  const text = strings.commandState({ kind, phase: 'unanswered', sinceMs: Math.max(0, now - since) }, formats)
  return (
    <>
      <span className="cb-visually-hidden">{strings.commandState({ kind, phase: 'unanswered', sinceMs: 4_000 }, formats)}</span>
      <span aria-hidden="true">{text}</span>
    </>
  )
}
