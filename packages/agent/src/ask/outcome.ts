import type { InterruptRecord, Resolution } from '@callboard/session/schema'
import type { Outcome } from './question.ts'

/** What the asker is told of a resolution. */
export function outcomeOf(resolution: Resolution, again: boolean): Outcome {
  const { state, at, answer, by, grant, reason } = resolution
  const told = { at, again }
  const who = by === undefined ? {} : { by }
  if (state === 'ignored') return { state, ...who, ...told }
  if (state === 'withdrawn') return { state, ...(reason === undefined ? {} : { reason }), ...told }
  if (state === 'expired' || answer === undefined) return { state: 'expired', ...told }
  const value = answer['value'] === undefined ? {} : { value: answer['value'] }
  return { state, answer, ...value, ...who, ...(grant === undefined ? {} : { grant }), ...told }
}

/** A question that is over, without what only mattered while it could be answered. */
export function compact(interrupt: InterruptRecord): InterruptRecord {
  const { body: _, schema: __, draft: ___, metadata: ____, tool, options, ...rest } = interrupt
  return {
    ...rest,
    ...(tool === undefined ? {} : { tool: { name: tool.name } }),
    ...(options === undefined ? {} : { options: options.map(({ id, label }) => ({ id, label })) }),
  }
}

/** A question that is over, in the fewest words. */
export function bare({ id, kind, title, askedAt, resolution }: InterruptRecord): InterruptRecord {
  return { id, kind, title, askedAt, resolution }
}
