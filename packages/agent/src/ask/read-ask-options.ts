import { checkAnswer, vetSchema } from '@callboard/session/interrupts'
import { CallboardError } from '@callboard/session/protocol'
import { interruptSchema, parseWith, type Answer, type InterruptRecord, type Issue } from '@callboard/session/schema'
import type { AskOptions } from './question.ts'

/** What is to stand in the record, and what only the judge needs. */
export interface AskedQuestion {
  /** The question whole, with all that may go to a stream. */
  readonly interrupt: InterruptRecord
  readonly onDeadline: Answer | undefined
}

/** What a question gets from where it is asked. */
export interface Asking {
  readonly id: string
  readonly task: string | undefined
  /** Relay time, milliseconds. */
  readonly now: number
  /** The question as a former life asked it: when that was, and its deadline, stay. */
  readonly before: InterruptRecord | undefined
}

/** Checks a question before anybody sees it. Throws `option-invalid`. */
export function readAskOptions(options: AskOptions, { id, task, now, before }: Asking): AskedQuestion {
  const { deadline: _, deadlineInMs: __, onDeadline, ...asked } = options
  const until = before?.deadline ?? readDeadline(options, now, before !== undefined)
  const json = asJson({ ...asked, id, task, askedAt: before?.askedAt ?? now, deadline: until })
  const parsed = parseWith(interruptSchema, json)
  if (!parsed.ok) throw refused(where(parsed.issues))
  const interrupt = parsed.value
  requireSense(interrupt)
  const hostile = interrupt['schema'] === undefined ? [] : vetSchema(interrupt['schema'])
  if (hostile.length > 0) throw refused(`its schema cannot be used, ${where(hostile)}`, hostile)
  if (onDeadline !== undefined) {
    if (until === undefined) throw refused('onDeadline needs a deadline')
    const issues = checkAnswer(interrupt, onDeadline)
    if (issues.length > 0) throw refused(`onDeadline is no answer to it, ${where(issues)}`, issues)
  }
  return { interrupt, onDeadline }
}

function readDeadline({ deadline, deadlineInMs }: AskOptions, now: number, isPastFine: boolean): number | undefined {
  if (deadline !== undefined && deadlineInMs !== undefined) throw refused('it has both deadline and deadlineInMs')
  if (deadline === undefined && deadlineInMs === undefined) return undefined
  const at = deadlineInMs === undefined ? Number(deadline) : now + deadlineInMs
  if (!Number.isFinite(at)) throw refused('its deadline is no time')
  // A question that a former life left open may have outlived its deadline: it expires.
  if (at <= now && !isPastFine) throw refused('its deadline has passed')
  return at
}

/** What the record's schema takes and nobody could answer. */
function requireSense({ kind, options = [], maxChoices = 1, answerableBy, ...rest }: InterruptRecord): void {
  const ids = options.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw refused('two of its options have one id')
  if (kind === 'choice' && ids.length === 0) throw refused('a choice needs options')
  if (kind === 'choice' && (maxChoices < 1 || maxChoices > ids.length)) {
    throw refused(`maxChoices is ${maxChoices}, with ${ids.length} options`)
  }
  if (kind === 'form' && rest['schema'] === undefined) throw refused('a form needs a schema')
  if (kind === 'edit' && rest['draft'] === undefined) throw refused('an edit needs a draft')
  if (answerableBy?.length === 0) throw refused('answerableBy names nobody')
}

/** A copy as JSON, as it goes into a record. */
function asJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value))
  } catch (cause) {
    throw refused('it holds something that is not JSON', undefined, cause)
  }
}

function where(issues: readonly Issue[]): string {
  const [issue] = issues
  if (issue === undefined) return 'it fails its schema'
  return issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`
}

function refused(why: string, issues?: readonly Issue[], cause?: unknown): CallboardError {
  return new CallboardError({
    code: 'option-invalid',
    message: `The question was not asked, because ${why}. Nobody has seen it; mend it and ask again.`,
    ...(issues === undefined ? {} : { details: { issues } }),
    cause,
  })
}
