import type { Session } from '@callboard/session'
import { checkAnswer, proposalsFor, type IncomingProposal } from '@callboard/session/interrupts'
import { CallboardError, type ErrorCode } from '@callboard/session/protocol'
import {
  parseWith,
  proposalSchema,
  type Answer,
  type Grant,
  type InterruptRecord,
  type Issue,
  type Proposal,
  type Resolution,
} from '@callboard/session/schema'
import type { AgentLife } from '../agent/agent-life.ts'
import type { OwnRecord } from '../record/own-record.ts'
import { line } from '../task/task-error.ts'
import type { GrantBook } from './grant-book.ts'
import type { Answerer } from './question.ts'

/**
 * Who dismisses a question may have seen its agent as gone for this long after it was back. Milliseconds.
 */
const DISMISS_WITHIN_MS = 10_000

/** What the judge decides on. */
interface Questions {
  asked(id: string): InterruptRecord | undefined
  isDecided(id: string): Promise<boolean>
  decide(id: string, resolution: Resolution): boolean
  expire(id: string): void
}

/** What the judge works on. */
export interface ProposalJudgeOptions {
  readonly session: Session
  readonly own: OwnRecord
  readonly life: AgentLife
  readonly grants: GrantBook
  readonly questions: Questions
}

interface Reason {
  readonly code: ErrorCode
  readonly message: string
}

/**
 * Judges what people propose, in the order in which this agent sees it: the first valid answer is the answer, whoever
 * clicked first by another's clock. What comes at once, as after a time without connection, is taken by the time that
 * each gives, and of one person the newest counts. An invalid one is refused by name, and the question stays open.
 */
export class ProposalJudge {
  readonly #options: ProposalJudgeOptions
  /** Proposals that were refused, also those for whose refusal the record has no room. */
  readonly #refused = new Map<string, Reason>()
  readonly #sought = new Set<string>()

  constructor(options: ProposalJudgeOptions) {
    this.#options = options
  }

  /** Starts to judge; the result stops it. */
  start(): () => void {
    const { session, own } = this.#options
    for (const [id, { code, message }] of own.draft.parts('refusals')) {
      this.#refused.set(id, { code: code as ErrorCode, message })
    }
    const stop = proposalsFor(session, own.draft.head.id).subscribe(() => this.look())
    this.look()
    return stop
  }

  /** Judges what stands and was not judged yet. */
  look(): void {
    const { session, own, life } = this.#options
    if (!life.isJoined) return
    const standing = proposalsFor(session, own.draft.head.id).getSnapshot().filter(hasId)
    this.#forget(new Set(standing.map(({ proposal }) => proposal.id)))
    // What a refused one had replaced counts again.
    while (this.#judgeAll(standing)) continue
  }

  /** Judges each that was not replaced; whether any was refused that was not before. */
  #judgeAll(standing: readonly IncomingProposal[]): boolean {
    const last = this.#lastWords(standing)
    let isAnyNew = false
    for (const each of standing) {
      const { id } = each.proposal
      const isReplaced = isAnswer(each) && (last.get(wordsAbout(each)) ?? id) !== id
      const known = this.#refused.get(id)
      const reason = known ?? (isReplaced ? undefined : this.#judge(each))
      if (reason === undefined) continue
      isAnyNew ||= known === undefined
      this.#refuse(id, reason)
    }
    return isAnyNew
  }

  /** Who has answered a question again, on whichever device, has said the newest. Gives that, by who and what. */
  #lastWords(standing: readonly IncomingProposal[]): ReadonlyMap<string, string> {
    const answers = standing.filter((each) => isAnswer(each) && !this.#refused.has(each.proposal.id))
    return new Map(answers.map((each) => [wordsAbout(each), each.proposal.id]))
  }

  /** Gives why it is refused, if it is. */
  #judge({ proposal, issues, person, device, name }: IncomingProposal): Reason | undefined {
    if (issues.length > 0) return unreadable(sentence(issues))
    const by: Answerer = { person, device, ...(name === undefined ? {} : { name }) }
    if (proposal.kind === 'revoke') return this.#judgeRevocation(proposal, by)
    if (proposal.interrupt === undefined) return unreadable('It does not say which question it is about')
    const { own } = this.#options
    const interrupt = own.draft.parts('interrupts').get(proposal.interrupt)
    if (interrupt === undefined) return this.#seek(proposal.id, proposal.interrupt)
    // The resolution itself tells the late who has won.
    if (interrupt.resolution !== undefined) return undefined
    if (!mayAnswer(interrupt, by)) return notPermitted(this.#options.session, interrupt, 'answer')
    return proposal.kind === 'dismiss' ? this.#dismiss(interrupt, proposal, by) : this.#answer(interrupt, proposal, by)
  }

  #judgeRevocation({ grant: id }: Proposal, by: Answerer): Reason | undefined {
    if (id === undefined) return unreadable('It does not say which grant it is about.')
    const { grants } = this.#options
    const grant = grants.get(id)
    // One that is gone is as it was to be.
    if (grant === undefined) return undefined
    if (!mayAnswer(grant, by)) return notPermitted(this.#options.session, grant, 'revoke')
    grants.revoke(grant, by).catch(() => undefined)
    return undefined
  }

  #dismiss({ id }: InterruptRecord, { at, id: proposal }: Proposal, by: Answerer): Reason | undefined {
    const { own, session, questions } = this.#options
    const { since } = session.connection.state.getSnapshot()
    const backSince = since + session.connection.clockOffsetMs()
    if (!own.inheritedInterrupts.has(id) && at > backSince + DISMISS_WITHIN_MS) {
      const message = 'The agent is there and waits, so the question was not dismissed. Answer it instead.'
      return { code: 'not-permitted', message }
    }
    questions.decide(id, { state: 'ignored', at: own.now(), by: { ...by }, proposal })
    return undefined
  }

  #answer(interrupt: InterruptRecord, { id: proposal, answer }: Proposal, by: Answerer): Reason | undefined {
    const { own, questions } = this.#options
    const { id, deadline = Infinity } = interrupt
    const asked = questions.asked(id)
    // Of a former life, and not asked again yet: it waits.
    if (asked === undefined || own.inheritedInterrupts.has(id)) return undefined
    const at = own.now()
    if (at >= deadline) {
      questions.expire(id)
      return undefined
    }
    if (answer === undefined) return unreadable('There is no answer in it.')
    const issues = checkAnswer(asked, answer)
    if (issues.length > 0) return { code: 'value-invalid', message: `This is no answer to it. ${sentence(issues)}` }
    const ends = { at, by: { ...by }, proposal, answer: answerOf(answer) }
    if (questions.decide(id, { ...ends, state: answer.type === 'ignore' ? 'ignored' : 'answered' })) return undefined
    const message = 'The answer is too large for what the agent can keep of it. Shorten it and answer again.'
    return { code: 'record-too-large', message }
  }

  /** Nothing is known of the question: it has left the record, and the log tells how it ended, or there was none. */
  #seek(proposal: string, interrupt: string): undefined {
    if (this.#sought.has(proposal)) return
    this.#sought.add(proposal)
    void this.#options.questions.isDecided(interrupt).then((isDecided) => {
      if (isDecided || this.#options.own.draft.parts('interrupts').has(interrupt)) return
      const message = 'The agent has not asked this question, or it has been removed. There is nothing to answer.'
      this.#refused.set(proposal, { code: 'not-found', message })
      this.look()
    })
  }

  #refuse(id: string, { code, message }: Reason): void {
    const { own } = this.#options
    this.#refused.set(id, { code, message })
    if (own.draft.parts('refusals').has(id)) return
    try {
      own.setPart('refusals', id, { at: own.now(), code, message: line(message) }, 'progress')
    } catch (error) {
      // Without room it stays refused, and is said once there is.
      if (!CallboardError.is(error, 'record-too-large')) throw error
    }
  }

  /** Refusals of what was taken back are of use to nobody. */
  #forget(standing: ReadonlySet<string>): void {
    for (const id of this.#refused.keys()) {
      if (standing.has(id)) continue
      this.#refused.delete(id)
      this.#sought.delete(id)
      this.#options.own.removePart('refusals', id)
    }
  }
}

/** What is refused is named by its id, which must be one that a record can hold. */
function hasId({ proposal: { id, agent } }: IncomingProposal): boolean {
  return parseWith(proposalSchema, { id, agent, kind: 'answer', at: 0 }).ok
}

function isAnswer({ proposal, issues }: IncomingProposal): boolean {
  return issues.length === 0 && proposal.kind === 'answer'
}

function wordsAbout({ proposal: { interrupt }, person }: IncomingProposal): string {
  return JSON.stringify([person, interrupt])
}

/** Of an answer only what it is made of is kept. */
function answerOf({ type, options, text, reason, value }: Answer): Answer {
  return JSON.parse(JSON.stringify({ type, options, text, reason, value })) as Answer
}

function mayAnswer({ answerableBy }: InterruptRecord | Grant, { person }: Answerer): boolean {
  return answerableBy === undefined || answerableBy.includes(person)
}

/** Names people as the board knows them; by their ids when they have never been seen. */
function notPermitted(session: Session, { answerableBy = [] }: InterruptRecord | Grant, verb: 'answer' | 'revoke'): Reason {
  const names = answerableBy.map((id) => session.presence.get(`person:${id}`).getSnapshot()?.name ?? id)
  const message = `Only ${names.join(', ')} may ${verb} this.`
  return { code: 'not-permitted', message }
}

function unreadable(why: string): Reason {
  return { code: 'record-invalid', message: `The agent cannot read this. ${why}` }
}

function sentence(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => (path === '' ? `${message}.` : `${path}: ${message}.`)).join(' ')
}
