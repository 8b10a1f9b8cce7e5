import type { LogEntry, Proposal, Resolution } from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { contextOf } from '../session/inside.ts'
import { prunePersonRecord } from '../verbs/prune-person-record.ts'
import type { Revocation } from './grant-view.ts'
import { interruptKey } from './interrupt-key.ts'
import type { OwnAnswer } from './interrupt-view.ts'
import type { Asking } from './read-asking.ts'
import type { StandingProposal } from './standing-proposals.ts'

/** How many answers stay known after they were settled. */
const REMEMBERED = 100

/** What an agent's record says of its questions; `undefined` while nothing is known of it. */
export type Asked = Asking | undefined

/** What one person has proposed, on any device, and what becomes of it. Takes back what is settled. */
export class OwnAnswers {
  readonly #session: Session
  readonly #person: string | undefined
  readonly #lookUp: (key: string) => Promise<LogEntry | undefined>
  readonly #onChange: (agentId: string) => void
  readonly #answers = new Map<string, OwnAnswer>()
  readonly #refusedRevocations = new Map<string, Revocation>()
  readonly #ends = new Map<string, LogEntry | null>()
  readonly #lookedUp = new Set<string>()

  constructor(
    session: Session,
    lookUp: (key: string) => Promise<LogEntry | undefined>,
    onChange: (agentId: string) => void,
  ) {
    const { identity } = session
    this.#session = session
    this.#person = identity.kind === 'person' ? identity.id : undefined
    this.#lookUp = lookUp
    this.#onChange = onChange
  }

  of(key: string): OwnAnswer | undefined {
    return this.#answers.get(key)
  }

  /** That the agent has refused to this person to drop a grant, and why. */
  refusedRevocation(key: string): Revocation | undefined {
    return this.#refusedRevocations.get(key)
  }

  /** The keys of an agent's questions that were answered by this person. */
  keysOf(agentId: string): readonly string[] {
    const prefix = interruptKey(agentId, '')
    return [...this.#answers.keys()].filter((key) => key.startsWith(prefix))
  }

  /** Whether it was looked up how a question ended that is no longer in its agent's record. */
  isEnded(key: string): boolean {
    return this.#ends.has(key)
  }

  /** How a question ended that is no longer in its agent's record, as the log has it. */
  endOf(key: string): LogEntry | undefined {
    return this.#ends.get(key) ?? undefined
  }

  /** Goes through what stands for an agent, against what the agent says. */
  update(agentId: string, standing: readonly StandingProposal[], asked: Asked): void {
    if (this.#person === undefined) return
    const own = standing.filter(({ person, issues }) => person === this.#person && issues.length === 0)
    this.#adopt(agentId, own)
    if (asked === undefined) return
    for (const { proposal } of own) this.#noteRevocation(agentId, proposal, asked)
    for (const key of this.keysOf(agentId)) this.#settleAnswer(agentId, key, own, asked)
    for (const entry of own) if (this.#isSettled(agentId, entry.proposal, asked)) this.#takeBack(entry)
  }

  /** Takes over the answers that stand; of several to one question, the one of this device. */
  #adopt(agentId: string, own: readonly StandingProposal[]): void {
    const { device } = contextOf(this.#session)
    const byAge = own.toSorted((left, right) => left.proposal.at - right.proposal.at)
    const ofOthers = byAge.filter((entry) => entry.device !== device)
    for (const { proposal } of [...ofOthers, ...byAge.filter((entry) => entry.device === device)]) {
      const { id, kind, interrupt, answer, at } = proposal
      if (kind !== 'answer' || interrupt === undefined || answer === undefined) continue
      const key = interruptKey(agentId, interrupt)
      const known = this.#answers.get(key)
      // Who has won on one device has not lost on another, whose answer may stand a moment longer.
      if (known?.proposal === id || known?.state === 'won') continue
      this.#put(key, { proposal: id, answer, at, state: 'proposed' })
    }
  }

  #noteRevocation(agentId: string, { id, kind, grant }: Proposal, { refusals }: Asking): void {
    if (kind !== 'revoke' || grant === undefined) return
    const key = interruptKey(agentId, grant)
    const refusal = refusals.get(id)
    this.#refusedRevocations.delete(key)
    if (refusal === undefined) return
    this.#refusedRevocations.set(key, { state: 'refused', reason: refusal.message })
    const [oldest] = this.#refusedRevocations.keys()
    if (this.#refusedRevocations.size > REMEMBERED && oldest !== undefined) this.#refusedRevocations.delete(oldest)
  }

  #settleAnswer(agentId: string, key: string, own: readonly StandingProposal[], asked: Asking): void {
    const answer = this.#answers.get(key)
    if (answer === undefined || answer.state !== 'proposed') return
    const id = key.slice(interruptKey(agentId, '').length)
    const interrupt = asked.interrupts.get(id)
    const refusal = asked.refusals.get(answer.proposal)
    if (interrupt?.record?.resolution !== undefined) {
      this.#put(key, outcome(answer, interrupt.record.resolution))
    } else if (refusal !== undefined) {
      this.#put(key, { ...answer, state: 'refused', reason: refusal.message })
    } else if (interrupt === undefined) {
      this.#settleByLog(agentId, key, answer)
    } else if (!own.some(({ proposal }) => proposal.id === answer.proposal)) {
      // Taken back on another device before anything was decided.
      this.#answers.delete(key)
    }
  }

  /** The question has left the record: who has decided it, the log tells. */
  #settleByLog(agentId: string, key: string, answer: OwnAnswer): void {
    const entry = this.#ends.get(key)
    if (entry !== undefined) {
      const gone: OwnAnswer = { ...answer, state: 'late', reason: 'gone' }
      this.#put(key, entry?.resolution === undefined ? gone : outcome(answer, entry.resolution))
      return
    }
    if (this.#lookedUp.has(key)) return
    this.#lookedUp.add(key)
    const settle = (found: LogEntry | undefined): void => {
      this.#ends.set(key, found ?? null)
      this.#onChange(agentId)
    }
    // The session was closed meanwhile: what stands is settled when it is opened again.
    this.#lookUp(key).then(settle, () => this.#lookedUp.delete(key))
  }

  #put(key: string, answer: OwnAnswer): void {
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    if (answer.state === 'proposed') this.#forgetEnd(key)
    const settled = [...this.#answers].filter(([, { state }]) => state !== 'proposed')
    for (const [oldest] of settled.slice(0, Math.max(settled.length - REMEMBERED, 0))) {
      this.#answers.delete(oldest)
      this.#forgetEnd(oldest)
    }
  }

  #forgetEnd(key: string): void {
    this.#ends.delete(key)
    this.#lookedUp.delete(key)
  }

  #isSettled(agentId: string, { id, kind, interrupt, grant }: Proposal, asked: Asking): boolean {
    if (asked.refusals.has(id)) return true
    if (kind === 'revoke') return grant === undefined || !asked.grants.has(grant)
    if (interrupt === undefined) return true
    const read = asked.interrupts.get(interrupt)
    if (read !== undefined) return read.record?.resolution !== undefined
    // The one that is remembered waits for the log to tell how it ended.
    const answer = this.#answers.get(interruptKey(agentId, interrupt))
    return kind === 'dismiss' || answer?.proposal !== id || answer.state !== 'proposed'
  }

  /** A moment later, because it is told in the middle of a change. */
  #takeBack({ proposal, record }: StandingProposal): void {
    queueMicrotask(() => {
      prunePersonRecord(contextOf(this.#session), record, ({ proposals }) => ({
        proposals: Array.isArray(proposals) ? proposals.filter((entry) => idOf(entry) !== proposal.id) : undefined,
      }))
    })
  }
}

function outcome(answer: OwnAnswer, resolution: Resolution): OwnAnswer {
  if (resolution.proposal === answer.proposal) return { ...answer, state: 'won' }
  const isOthers = resolution.proposal !== undefined || resolution.by !== undefined || resolution.grant !== undefined
  return isOthers ? { ...answer, state: 'lost' } : { ...answer, state: 'late', reason: resolution.state }
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? (entry as { id?: unknown }).id : undefined
}
