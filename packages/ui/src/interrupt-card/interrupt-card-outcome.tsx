import { useSession } from '@callboard/react'
import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import type { InterruptPhase } from '../strings/interrupt-strings.ts'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'
import { outcomeText } from './interrupt-outcome.ts'

const ICONS: Readonly<Partial<Record<InterruptPhase, IconStatus>>> = {
  sending: 'running',
  refused: 'failed',
  lost: 'cancelled',
  unattended: 'offline',
  expired: 'stalled',
  answered: 'done',
  ignored: 'cancelled',
  withdrawn: 'cancelled',
  dismissed: 'cancelled',
  invalid: 'invalid',
}

/**
 * How it stands: sent, taken, answered by whom, refused and why, too late; and why this person cannot answer. Told to screen
 * readers politely. Renders a `<p>`, empty while it simply waits for an answer.
 */
export const InterruptCardOutcome: Part<'p', InterruptCardState> = createPart('p', 'InterruptCard.Outcome', () => {
  const { state, noteId, problem } = useInterruptCard('InterruptCard.Outcome')
  return {
    state,
    own: { id: noteId, role: 'status', 'data-problem': problem === undefined ? undefined : '', children: <Outcome /> },
  }
})

function Outcome(): ReactElement | null {
  const { interrupt, state, problem } = useInterruptCard('InterruptCard.Outcome')
  const { identity } = useSession()
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const selfId = identity.kind === 'person' ? identity.id : undefined
  const told = problem ?? outcomeText(interrupt, state.phase, selfId, strings, formats)
  const barred = (state.phase === 'open' || state.phase === 'unattended') && !interrupt.mine
    ? identity.kind === 'person' ? strings.notYours : strings.onlyWatching
    : ''
  const isNo = state.phase === 'answered' && interrupt.resolution?.answer?.type === 'reject'
  const icon = problem !== undefined ? 'failed' : isNo ? 'cancelled' : ICONS[state.phase]
  if (told === '' && barred === '') return null
  return (
    <>
      {icon === undefined ? null : <StatusIcon status={icon} />}
      <span dir="auto">{[told, barred].filter(Boolean).join(' ')}</span>
    </>
  )
}
