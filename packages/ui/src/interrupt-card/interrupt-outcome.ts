import type { InterruptView } from '@callboard/session/interrupts'
import type { Formats } from '../strings/formats.ts'
import type { InterruptPhase } from '../strings/interrupt-strings.ts'
import type { InterruptStrings } from '../strings/interrupt-strings.ts'

/** How a question stands, in a sentence; empty while it simply waits for an answer. */
export function outcomeText(
  interrupt: InterruptView,
  phase: InterruptPhase,
  selfId: string | undefined,
  strings: InterruptStrings,
  formats: Formats,
): string {
  const { resolution, own, options, agentName } = interrupt
  const answer = resolution?.answer
  const by = resolution?.by
  return strings.interruptOutcome(
    {
      phase,
      agent: agentName,
      by: by === undefined ? undefined : (by.name ?? by.person),
      isSelf: by !== undefined && by.person === selfId && phase !== 'lost',
      answer: answer === undefined ? undefined : strings.answerGiven(answer, options, formats),
      isByGrant: resolution?.grant !== undefined && by === undefined,
      reason: phase === 'refused' ? own?.reason : resolution?.reason,
      at: resolution?.at,
    },
    formats,
  )
}
