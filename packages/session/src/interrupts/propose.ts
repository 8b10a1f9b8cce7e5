import { randomId } from '../document/random-id.ts'
import { toJson } from '../document/json.ts'
import { failure, type CallboardError } from '../protocol/callboard-error.ts'
import { personKey } from '../people/people.ts'
import { proposalSchema, type Answer, type Issue, type Proposal } from '../schema/index.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { isEqual, isPlainObject } from '../store/share.ts'
import { listIssues, requireRecord } from '../verbs/require-record.ts'
import { requireIdentityKind } from '../verbs/verb-context.ts'
import { writePersonRecord } from '../verbs/write-person-record.ts'
import { checkAnswer } from './check-answer.ts'
import type { GrantView } from './grant-view.ts'
import type { InterruptView } from './interrupt-view.ts'

/** Proposes an answer to the question of a view; see `Interrupts.answer`. */
export function proposeAnswer(session: Session, key: string, view: InterruptView | undefined, answer: Answer): string {
  requireIdentityKind(contextOf(session), ['person'])
  const { mine, schemaIssues, agentId: agent, id: interrupt } = requireFound('question', key, view)
  if (!mine) throw closed(key, view as InterruptView)
  const needsSchema = answer['value'] !== undefined && schemaIssues.length > 0
  const issues = needsSchema ? schemaIssues : checkAnswer(view as InterruptView, answer)
  if (issues.length > 0) throw invalid(key, issues)
  return propose(session, { agent, interrupt, kind: 'answer', answer })
}

/** Puts a question away; see `Interrupts.dismiss`. */
export function proposeDismissal(session: Session, key: string, view: InterruptView | undefined): void {
  requireIdentityKind(contextOf(session), ['person'])
  const { state, resolution, agentId: agent, id: interrupt } = requireFound('question', key, view)
  if (state === 'dismissed') return
  if (resolution !== undefined || (state !== 'unattended' && state !== 'expired')) {
    const message = `The question ${key} is ${state}, so it was not dismissed. Only one that is unattended or expired can be.`
    throw failure('not-permitted', message, { state })
  }
  propose(session, { agent, interrupt, kind: 'dismiss' })
}

/** Takes a grant back; see `Interrupts.revoke`. */
export function proposeRevocation(session: Session, key: string, view: GrantView | undefined): void {
  requireIdentityKind(contextOf(session), ['person'])
  const { revoking, agentId: agent, id: grant } = requireFound('grant', key, view)
  if (revoking?.state !== 'requested') propose(session, { agent, grant, kind: 'revoke' })
}

/**
 * Writes a proposal into this person's record, in place of an earlier one of this device about the same; the same again
 * is left as it stands. Gives its id.
 */
function propose(session: Session, what: Omit<Proposal, 'id' | 'at'>): string {
  const context = contextOf(session)
  const standing = standingOf(session).filter(isPlainObject)
  const isAboutSame = (entry: object): boolean =>
    (['agent', 'interrupt', 'grant', 'kind'] as const).every((field) => (entry as typeof what)[field] === what[field])
  const { id: known, answer } = standing.find(isAboutSame) ?? {}
  if (typeof known === 'string' && isEqual(answer ?? null, toJson(what['answer'] ?? null, 'answer'))) return known
  const id = randomId()
  // A clock that steps back must not let a later proposal overtake an earlier one.
  const at = Math.max(context.now(), ...standing.map((entry) => Number(entry['at']) || 0))
  const json = toJson({ ...what, id, at }, 'proposal')
  requireRecord('The proposal', proposalSchema, json)
  writePersonRecord(context, () => ({
    proposals: [...standingOf(session).filter((entry) => !isPlainObject(entry) || !isAboutSame(entry)), json],
  }))
  return id
}

/** What stands in the record of this person's device. */
function standingOf(session: Session): readonly unknown[] {
  const { identity, device, board } = contextOf(session)
  if (identity.kind !== 'person' || device === undefined) return []
  const proposals = board().people.record(personKey(identity.id, device))?.['proposals']
  return Array.isArray(proposals) ? proposals : []
}

function requireFound<View>(what: string, key: string, view: View | undefined): View {
  if (view !== undefined) return view
  throw failure('not-found', `There is no ${what} ${key} on the board, so nothing was written. Its agent may be gone.`)
}

function closed(key: string, { state, resolution }: InterruptView): CallboardError {
  const who = resolution?.by?.name ?? resolution?.by?.person
  const why =
    state === 'open' || state === 'unattended' ?
      'is for others to answer'
    : `is ${state}${who === undefined ? '' : ` by ${who}`}`
  const message = `The question ${key} ${why}, so no answer to it was written.`
  return failure('not-permitted', message, { state, by: resolution?.by })
}

function invalid(key: string, issues: readonly Issue[]): CallboardError {
  const message = `The answer to ${key} is none that it takes, so it was not written (${listIssues(issues)}). Mend it.`
  return failure('value-invalid', message, { issues })
}
