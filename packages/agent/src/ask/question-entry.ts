import { agentStreamName, CallboardError } from '@callboard/session/protocol'
import type { InterruptRecord } from '@callboard/session/schema'
import type { OwnRecord } from '../record/own-record.ts'
import { splitInterrupt, type SplitInterrupt } from './details.ts'
import { bare, compact } from './outcome.ts'

/**
 * Writes an open question into the agent's record. Gives what is to be written beside the record. `before` is what a former
 * life has written of it. Throws `record-too-large`.
 */
export function writeOpenQuestion(
  own: OwnRecord,
  interrupt: InterruptRecord,
  before: InterruptRecord | undefined,
): SplitInterrupt['details'] {
  const stream = before?.details ?? detailsName(own, interrupt.id)
  const split = (force: boolean): SplitInterrupt['details'] => {
    const { interrupt: written, details } = splitInterrupt(interrupt, stream, force)
    own.setPart('interrupts', interrupt.id, written, 'text')
    return details
  }
  try {
    return split(before?.details !== undefined)
  } catch (error) {
    if (!CallboardError.is(error, 'record-too-large')) throw error
    return split(true)
  }
}

/** Writes a question that is over, dropping what does not fit. False when it is a person's answer that does not. */
export function writeEndedQuestion(own: OwnRecord, decided: InterruptRecord): boolean {
  for (const attempt of [decided, compact(decided), bare(decided)]) {
    try {
      own.setPart('interrupts', decided.id, attempt, 'essential')
      return true
    } catch (error) {
      if (!CallboardError.is(error, 'record-too-large')) throw error
    }
  }
  if (decided.resolution?.by !== undefined) return false
  // The log will tell.
  own.removePart('interrupts', decided.id)
  return true
}

/** A life does not add to what another has written about a question that went with its record. */
function detailsName(own: OwnRecord, question: string): string {
  const { id, epoch } = own.draft.head
  return agentStreamName(id, epoch <= 1 ? `interrupt-${question}` : `interrupt-${question}-${epoch}`)
}
