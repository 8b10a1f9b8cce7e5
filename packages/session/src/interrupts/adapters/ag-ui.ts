import { answerSchema, parseWith, type Answer, type Resolution } from '../../schema/index.ts'
import { isPlainObject } from '../../store/share.ts'
import { answerTypesOf } from '../answer-types.ts'
import { fit, originalOf, present, type AskedQuestion } from './asked.ts'

/** An interrupt as AG-UI 1.0 has it, in the outcome of a run. */
export interface AgUiInterrupt {
  readonly id: string
  readonly reason: string
  readonly message?: string | undefined
  readonly toolCallId?: string | undefined
  /** JSON Schema of the payload that answers it. */
  readonly responseSchema?: Readonly<Record<string, unknown>> | undefined
  /** ISO 8601. */
  readonly expiresAt?: string | undefined
  /** The run of a sub-agent that asks. */
  readonly subagentRunId?: string | undefined
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
}

/** An answer as AG-UI 1.0 has it, in the input of the next run. */
export interface AgUiResumeEntry {
  readonly interruptId: string
  readonly status: 'resolved' | 'cancelled'
  readonly payload?: unknown
}

/** Under these keys of `metadata` each keeps what the other has no words for. */
const AG_UI = 'agUi'
const CALLBOARD = 'callboard'

/**
 * The question of an AG-UI interrupt, to be asked: a form when it has a response schema, else an approval. It may be
 * ignored, which cancels it.
 */
export function fromAgUi(interrupt: AgUiInterrupt): AskedQuestion {
  const asked = originalOf<AskedQuestion>(interrupt.metadata, CALLBOARD)
  if (asked !== undefined) return asked
  const { id, reason, message, toolCallId, responseSchema, expiresAt, subagentRunId } = interrupt
  const words = message ?? reason
  const title = fit.line(words)
  const deadline = expiresAt === undefined ? undefined : Date.parse(expiresAt)
  return present({
    id: fit.id(id),
    kind: responseSchema === undefined ? ('approval' as const) : ('form' as const),
    title,
    body: title === words ? undefined : fit.text(words),
    allow: ['ignore'] as const,
    schema: responseSchema,
    reason: fit.line(reason),
    toolCallId: fit.toolCallId(toolCallId),
    deadline: Number.isNaN(deadline) ? undefined : deadline,
    onBehalfOf: subagentRunId === undefined ? undefined : fit.line(subagentRunId),
    metadata: { [AG_UI]: interrupt },
  })
}

/** The AG-UI interrupt of a question: as it was, if it comes from there; else with the question in its metadata. */
export function toAgUi(question: AskedQuestion & { readonly id: string }): AgUiInterrupt {
  const original = originalOf<AgUiInterrupt>(question.metadata, AG_UI)
  if (original !== undefined) return original
  const { id, kind, title, body, reason, toolCallId, schema, deadline, onBehalfOf } = question
  return present({
    id,
    reason: reason ?? (kind === 'approval' ? 'confirmation' : 'input_required'),
    message: body === undefined ? title : `${title}\n\n${body}`,
    toolCallId,
    responseSchema: isPlainObject(schema) ? schema : undefined,
    expiresAt: deadline === undefined ? undefined : new Date(deadline).toISOString(),
    subagentRunId: onBehalfOf,
    metadata: { [CALLBOARD]: question },
  })
}

/**
 * The answer of an AG-UI resume entry. A payload that is the question's value stays that; `{ approved: false }` rejects
 * an approval; a `null` counts as none.
 */
export function fromAgUiResume(question: AskedQuestion, { status, payload }: AgUiResumeEntry): Answer {
  const { kind } = question
  if (status === 'cancelled') return { type: 'ignore' }
  if (kind === 'form') return payload === undefined ? { type: 'submit' } : { type: 'submit', value: payload }
  if (kind === 'text' && typeof payload === 'string') return { type: 'respond', text: payload }
  const isVerdict = isPlainObject(payload) && typeof payload['approved'] === 'boolean'
  const answer = parseWith(answerSchema, payload)
  if (!isVerdict && answer.ok && answerTypesOf(question).includes(answer.value.type)) return answer.value
  const type = isVerdict && payload['approved'] === false ? 'reject' : 'accept'
  const reason = isVerdict && typeof payload['reason'] === 'string' ? fit.line(payload['reason']) : undefined
  return present({ type, reason, value: payload ?? null } as const)
}

/**
 * The AG-UI resume entry of an answer, or of how the question ended: what nobody answered is cancelled. An approval
 * gives `{ approved }`, a form its value, words a string, and anything else the answer itself.
 */
export function toAgUiResume(
  question: AskedQuestion & { readonly id: string },
  end: Answer | Pick<Resolution, 'state' | 'answer'>,
): AgUiResumeEntry {
  const interruptId = toAgUi(question).id
  const answer = 'state' in end ? (end as Resolution).answer : (end as Answer)
  if (answer === undefined || answer.type === 'ignore') return { interruptId, status: 'cancelled' }
  const payload = payloadOf(question, answer)
  return payload === undefined ? { interruptId, status: 'resolved' } : { interruptId, status: 'resolved', payload }
}

function payloadOf({ kind }: AskedQuestion, answer: Answer): unknown {
  const { type, value, text, reason, options } = answer
  if (kind === 'form' && type === 'submit') return value
  if (kind === 'text' && type === 'respond' && value === undefined) return text
  if (type !== 'accept' && type !== 'reject') return answer
  if (value !== undefined) return value ?? undefined
  return options === undefined ? present({ approved: type === 'accept', reason }) : answer
}
