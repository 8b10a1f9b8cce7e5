import type { AgentView } from '../agents/agent-view.ts'
import { createAlarm, type Alarm } from '../clock/alarm.ts'
import type { LogEntry } from '../schema/index.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { createBatch, type Batch } from '../store/batch.ts'
import { createDerived, type DerivedStore } from '../store/derived-store.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { share } from '../store/share.ts'
import { byTime } from '../commands/by-time.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import { Claims } from './claims.ts'
import { viewGrant, type GrantView, type Revocation } from './grant-view.ts'
import { InterruptDetails } from './interrupt-details.ts'
import { interruptKey } from './interrupt-key.ts'
import { isOpen, viewInterrupt, type InterruptView } from './interrupt-view.ts'
import { OwnAnswers } from './own-answers.ts'
import { NOTHING_ASKED, readAsking, type Asking, type ReadInterrupt } from './read-asking.ts'
import { findLogEntry } from './read-log.ts'
import { standingProposals, type StandingProposals } from './standing-proposals.ts'

/** What is kept of one agent. */
interface AskingAgent {
  /** The parts of its record that were read. */
  lists: readonly unknown[]
  asking: Asking
  view: AgentView | undefined
  readonly unsubscribe: () => void
}

/** Everything that agents ask, as stores; kept up from what changes. A change of one agent looks at no other. */
export class InterruptBoard {
  readonly views: WritableKeyedStore<InterruptView>
  readonly grants: WritableKeyedStore<GrantView>
  readonly open: DerivedStore<readonly string[]>
  readonly claims: Claims
  readonly #session: Session
  readonly #context: VerbContext
  readonly #batch: Batch = createBatch()
  readonly #alarm: Alarm
  readonly #proposals: StandingProposals
  readonly #own: OwnAnswers
  readonly #agents = new Map<string, AskingAgent>()
  readonly #details = new Map<string, InterruptDetails>()
  /** The last reading of each question that is, or was, on the board. */
  readonly #reads = new Map<string, ReadInterrupt>()
  readonly #openKeys = new Set<string>()
  readonly #endings: (() => void)[] = []
  #wasSynced = false

  constructor(session: Session) {
    this.#session = session
    this.#context = contextOf(session)
    const { document, clock, now } = this.#context
    this.#alarm = createAlarm(clock, now)
    this.views = createKeyedStore<InterruptView>(this.#batch)
    this.grants = createKeyedStore<GrantView>(this.#batch)
    this.open = createDerived(this.#batch, () => this.#listOpen())
    this.claims = new Claims(session, (keys) => this.#batch.run(() => keys.forEach((key) => this.#refresh(key))))
    this.#proposals = standingProposals(session)
    this.#own = new OwnAnswers(
      session,
      (key) => this.decisionOf(key),
      (id) => this.#update([id]),
    )
    this.#endings.push(
      document.observe(({ agents }) => this.#update(agents)),
      this.#proposals.watch((agentIds) => this.#update(agentIds)),
      session.connection.state.subscribe(() => this.#onLink()),
      this.claims.stop.bind(this.claims),
    )
    const { agents } = document.everything()
    this.#update([...agents, ...this.#proposals.agentIds()])
  }

  /** The reading of a question that stands in its agent's record. */
  read(key: string): ReadInterrupt | undefined {
    const [agentId = '', ...id] = key.split('/')
    return this.#agents.get(agentId)?.asking.interrupts.get(id.join('/'))
  }

  decisionOf(key: string): Promise<LogEntry | undefined> {
    const isDecision = ({ type, agent, interrupt }: LogEntry): boolean =>
      type === 'decision' && interrupt !== undefined && interruptKey(agent, interrupt.id) === key
    return findLogEntry(this.#session, isDecision)
  }

  /** Whether somebody looks at a question, so that all of it is to be loaded. */
  want(key: string, isWanted: boolean): void {
    const [agentId = ''] = key.split('/')
    this.#detailsOf(agentId, key).want(isWanted)
    if (isWanted) this.#batch.run(() => this.#refresh(key))
    else this.#forget(key)
  }

  #update(agentIds: Iterable<string>): void {
    this.#batch.run(() => {
      for (const id of agentIds) this.#updateAgent(id)
    })
  }

  #updateAgent(id: string): void {
    const record = this.#context.board().agents.record(id)
    const view = this.#session.agents.get(id).getSnapshot()
    const standing = this.#proposals.forAgent(id)
    const { interrupts, grants, refusals } = (record ?? {}) as Readonly<Record<string, unknown>>
    const lists = [interrupts, grants, refusals]
    const before = this.#agents.get(id)
    if (before === undefined && lists.every((list) => list === undefined) && standing.length === 0) return
    const agent = before ?? this.#follow(id)
    agent.view = view
    const had = agent.asking
    if (lists.some((list, index) => list !== agent.lists[index])) {
      agent.lists = lists
      agent.asking = readAsking(record)
    }
    const { everSynced } = this.#session.connection.state.getSnapshot()
    const isKnown = everSynced && (record !== undefined || view === undefined)
    this.#own.update(id, standing, isKnown ? agent.asking : undefined)
    const ids = new Set([...had.interrupts.keys(), ...agent.asking.interrupts.keys()])
    const keys = new Set([...[...ids].map((each) => interruptKey(id, each)), ...this.#own.keysOf(id)])
    for (const key of keys) this.#refresh(key)
    for (const grant of new Set([...had.grants.keys(), ...agent.asking.grants.keys()])) this.#refreshGrant(id, grant)
  }

  /** An agent's presence and name are not in its lists. */
  #follow(id: string): AskingAgent {
    const store = this.#session.agents.get(id)
    const onView = (): void => {
      const [before, after] = [this.#agents.get(id)?.view, store.getSnapshot()]
      if (before?.online !== after?.online || before?.name !== after?.name || before?.valid !== after?.valid) {
        this.#update([id])
      }
    }
    const agent = { lists: [], asking: NOTHING_ASKED, view: undefined, unsubscribe: store.subscribe(onView) }
    this.#agents.set(id, agent)
    return agent
  }

  #refresh(key: string): void {
    const [agentId = ''] = key.split('/')
    const agent = this.#agents.get(agentId)
    const standing = this.read(key)
    if (standing !== undefined) this.#reads.set(key, standing)
    const own = this.#own.of(key)
    const read = standing ?? (own === undefined ? undefined : this.#readFormer(key))
    const before = this.views.read(key)
    const now = this.#context.now()
    const next =
      agent === undefined || read === undefined ?
        undefined
      : viewInterrupt({
          agentId,
          agent: agent.view,
          read,
          details: this.#detailsOf(agentId, key).look(read.record),
          identity: this.#session.identity,
          isDismissed: this.#isAsked(agentId, 'dismiss', read.id),
          answering: this.claims.of(key),
          own,
          isGone: standing === undefined && this.#own.isEnded(key),
          isFormer: standing === undefined,
          now,
        })
    this.views.set(key, next === undefined ? undefined : share(before, next))
    const deadline =
      next !== undefined && next.resolution === undefined && next.state !== 'invalid' ? next.deadline : undefined
    this.#alarm.set(key, deadline !== undefined && deadline > now ? deadline : undefined, () =>
      this.#batch.run(() => this.#refresh(key)),
    )
    if (next === undefined) this.#reads.delete(key)
    if (next === undefined || standing === undefined || !isOpen(next)) this.claims.release(key)
    this.#forget(key)
    const isListed = next !== undefined && standing !== undefined && isOpen(next)
    if (isListed === this.#openKeys.has(key) && before?.askedAt === next?.askedAt) return
    if (isListed) this.#openKeys.add(key)
    else this.#openKeys.delete(key)
    this.open.invalidate()
  }

  /** A question that has left the record, as it was and as the log says that it ended. */
  #readFormer(key: string): ReadInterrupt | undefined {
    const end = this.#own.endOf(key)
    const former = this.#reads.get(key)
    if (former?.record === undefined) {
      if (end?.interrupt === undefined) return undefined
      return { id: end.interrupt.id, record: { ...end.interrupt, resolution: end.resolution }, issues: [] }
    }
    return end === undefined ? former : { ...former, record: { ...former.record, resolution: end.resolution } }
  }

  #refreshGrant(agentId: string, id: string): void {
    const agent = this.#agents.get(agentId)
    const grant = agent?.asking.grants.get(id)
    const key = interruptKey(agentId, id)
    const isRequested = this.#isAsked(agentId, 'revoke', id)
    const revoking: Revocation | undefined = isRequested ? { state: 'requested' } : this.#own.refusedRevocation(key)
    const name = agent?.view?.name ?? agentId
    const view = grant === undefined ? undefined : viewGrant(key, { id: agentId, name }, grant, revoking)
    this.grants.set(key, view === undefined ? undefined : share(this.grants.read(key), view))
  }

  /** Whether anybody has asked for a question to be dismissed, or a grant to be revoked, and was not refused. */
  #isAsked(agentId: string, kind: 'dismiss' | 'revoke', id: string): boolean {
    const { refusals } = this.#agents.get(agentId)?.asking ?? NOTHING_ASKED
    return this.#proposals
      .forAgent(agentId)
      .some(
        ({ proposal, issues }) =>
          issues.length === 0 &&
          proposal.kind === kind &&
          id === (proposal.interrupt ?? proposal.grant) &&
          !refusals.has(proposal.id),
      )
  }

  #detailsOf(agentId: string, key: string): InterruptDetails {
    const known = this.#details.get(key)
    if (known !== undefined) return known
    const details = new InterruptDetails(this.#session, agentId, () => this.#batch.run(() => this.#refresh(key)))
    this.#details.set(key, details)
    return details
  }

  #forget(key: string): void {
    if (this.views.read(key) === undefined && this.#details.get(key)?.isWanted !== true) this.#details.delete(key)
  }

  #listOpen(): readonly string[] {
    const askedAt = (key: string): number => this.views.read(key)?.askedAt ?? 0
    return [...this.#openKeys].sort((left, right) => byTime(askedAt(left), askedAt(right), left, right))
  }

  #onLink(): void {
    const { status, everSynced } = this.#session.connection.state.getSnapshot()
    if (status === 'closed') this.#stop()
    else if (everSynced && !this.#wasSynced) this.#update(this.#agents.keys())
    this.#wasSynced = everSynced
  }

  #stop(): void {
    this.#alarm.stop()
    for (const end of this.#endings.splice(0)) end()
    for (const { unsubscribe } of this.#agents.values()) unsubscribe()
    for (const details of this.#details.values()) details.want(false)
  }
}
