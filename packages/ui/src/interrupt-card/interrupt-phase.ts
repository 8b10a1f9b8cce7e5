import type { InterruptView } from '@callboard/session/interrupts'
import type { InterruptPhase } from '../strings/interrupt-strings.ts'

/** How a question stands to its reader: what came of their own answer counts before what stands on the board. */
export function interruptPhase({ state, own }: InterruptView): InterruptPhase {
  const isUndecided = state === 'open' || state === 'unattended'
  if (own === undefined) return state
  if (own.state === 'proposed') return state === 'open' ? 'sending' : state
  if (own.state === 'refused') return isUndecided ? 'refused' : state
  return own.state === 'lost' && !isUndecided ? 'lost' : state
}

/** Whether nothing more will happen to it. */
export function isDecided(phase: InterruptPhase): boolean {
  return phase === 'answered' || phase === 'lost' || phase === 'ignored' || phase === 'withdrawn' || phase === 'dismissed'
}
