import type { Answer, InterruptAction, InterruptKind } from '../schema/index.ts'

/** What an answer does. */
export type AnswerType = Answer['type']

const BY_KIND: Readonly<Record<InterruptKind, readonly AnswerType[]>> = {
  approval: ['accept', 'reject'],
  choice: ['choose'],
  form: ['submit'],
  text: ['respond'],
  edit: ['edit'],
}

/**
 * The types of answer that a question takes: what its kind asks for, and what it allows beyond that. An `approval` is
 * accepted or rejected, of a `choice` options are chosen, a `form` is submitted, to a `text` people respond, and what
 * is to `edit` is edited.
 */
export function answerTypesOf(interrupt: {
  readonly kind: InterruptKind
  readonly allow?: readonly InterruptAction[] | undefined
}): readonly AnswerType[] {
  return [...new Set<AnswerType>([...BY_KIND[interrupt.kind], ...(interrupt.allow ?? [])])]
}
