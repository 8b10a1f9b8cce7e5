import type { AgentView } from '../agents/agent-view.ts'
import { createAlarm, type Alarm } from '../clock/alarm.ts'
import { readAsking } from '../interrupts/read-asking.ts'
import { commandOutcome, isSettled } from '../commands/command-state.ts'
import type { GivenCommand } from '../people/people.ts'
import type { AgentRecord } from '../schema/index.ts'
import { participantKey } from '../presence/roster.ts'
import { contextOf } from '../session/inside.ts'
import type { Session } from '../session/session.ts'
import { createBatch, type Batch } from '../store/batch.ts'
import { own } from '../store/share.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import { agentActivity } from './agent-activity.ts'
import type { ActivityEntry } from './activity-entry.ts'
import { commandExpired, commandGiven, commandSettled } from './command-activity.ts'
import { createEntryLog, type EntryLog } from './entry-log.ts'
import { Lanes } from './lanes.ts'
import { questionActivity, questionExpired, type Questions } from './question-activity.ts'
import { valueChangesOf, type ValueChanges } from './value-activity.ts'

/** How many entries are kept. */
const KEPT_ENTRIES = 1_000

/** How many commands are remembered that have gone from their records. */
const KEPT_COMMANDS = 200

/** What is kept of one agent. */
interface FollowedAgent {
  view: AgentView
  /** As stored, to see whether they are others. */
  asked: unknown
  questions: Questions | undefined
  readonly unsubscribe: () => void
}

/** Follows a session and derives what happens in it. A change of one agent looks at no other. */
export class ActivityBoard {
  readonly log: EntryLog
  readonly lanes: Lanes
  readonly values: ValueChanges
  readonly #session: Session
  readonly #context: VerbContext
  readonly #batch: Batch = createBatch()
  readonly #alarm: Alarm
  readonly #agents = new Map<string, FollowedAgent>()
  readonly #commands = new Map<string, GivenCommand>()
  readonly #endings: (() => void)[] = []

  constructor(session: Session) {
    this.#session = session
    this.#context = contextOf(session)
    const { document, clock, now } = this.#context
    this.log = createEntryLog(this.#batch, KEPT_ENTRIES)
    this.lanes = new Lanes(this.#batch)
    this.#alarm = createAlarm(clock, now)
    this.values = valueChangesOf(session)
    this.values.listen((entry) => this.#batch.run(() => this.#put(entry)))
    this.#endings.push(
      session.agents.ids.subscribe(() => this.#batch.run(() => this.#followAll())),
      document.observe(({ people }) => people.length > 0 && this.#batch.run(() => this.#readCommands())),
      session.connection.state.subscribe(() => {
        if (session.connection.state.getSnapshot().status === 'closed') this.#stop()
      }),
    )
    this.#batch.run(() => {
      for (const place of this.values.newest.ids.getSnapshot()) {
        const change = this.values.newest.read(place)
        if (change !== undefined) this.#put(change)
      }
      this.#readCommands()
      this.#followAll()
    })
  }

  #put(entry: ActivityEntry): void {
    // A clock that is ahead would keep its entries on top for as long as it is.
    const at = Math.min(entry.at, this.#context.now())
    const timed = at === entry.at ? entry : { ...entry, at }
    this.log.put(timed)
    this.lanes.onEntry(timed)
  }

  #followAll(): void {
    const ids = new Set(this.#session.agents.ids.getSnapshot())
    for (const [id, { unsubscribe, view }] of this.#agents) {
      if (ids.has(id)) continue
      unsubscribe()
      this.#agents.delete(id)
      this.lanes.onAgent(view, undefined, this.#context.now())
    }
    for (const id of ids) if (!this.#agents.has(id)) this.#follow(id)
  }

  #follow(id: string): void {
    const store = this.#session.agents.get(id)
    const view = store.getSnapshot()
    if (view === undefined) return
    const onView = (): void => {
      const next = store.getSnapshot()
      if (next !== undefined) this.#batch.run(() => this.#onAgent(agent, agent.view, next))
    }
    const agent: FollowedAgent = { view, asked: undefined, questions: undefined, unsubscribe: store.subscribe(onView) }
    this.#agents.set(id, agent)
    this.#onAgent(agent, undefined, view)
  }

  #onAgent(agent: FollowedAgent, before: AgentView | undefined, after: AgentView): void {
    agent.view = after
    const now = this.#context.now()
    for (const entry of agentActivity(before, after, { joinedAt: this.#joinedAt(after.id), now })) this.#put(entry)
    this.lanes.onAgent(before, after, now)
    if (before?.record === after.record || after.record === undefined) return
    this.#readQuestions(agent, after.record)
    this.#readAcks(before?.record, after.record, after)
  }

  #joinedAt(id: string): number | undefined {
    const lives = [...this.#context.board().roster.of(participantKey({ kind: 'agent', id })).values()]
    return lives.length === 0 ? undefined : Math.min(...lives.map(({ joinedAt }) => joinedAt))
  }

  #readQuestions(agent: FollowedAgent, record: AgentRecord): void {
    const asked: unknown = (record as Readonly<Record<string, unknown>>)['interrupts']
    if (asked === agent.asked) return
    agent.asked = asked
    const questions = readAsking({ interrupts: asked }).interrupts
    for (const entry of questionActivity(agent.questions, questions, agent.view)) this.#put(entry)
    for (const id of agent.questions?.keys() ?? []) {
      if (!questions.has(id)) this.#alarm.set(`question:${record.id}/${id}`, undefined, () => {})
    }
    for (const [id, { record: question }] of questions) {
      const isDue = question !== undefined && question.resolution === undefined ? question.deadline : undefined
      this.#alarm.set(`question:${record.id}/${id}`, isDue, () => {
        if (question === undefined || isDue === undefined) return
        this.#batch.run(() => this.#put(questionExpired(question, agent.view, isDue)))
      })
    }
    agent.questions = questions
  }

  #readAcks(before: AgentRecord | undefined, { acks }: AgentRecord, agent: AgentView): void {
    if (acks === before?.acks) return
    for (const [id, ack] of Object.entries(acks)) {
      const given = this.#commands.get(id)
      if (given === undefined || own(before?.acks ?? {}, id)?.state === ack.state) continue
      for (const entry of commandSettled(given, agent, ack)) this.#put(entry)
    }
  }

  #readCommands(): void {
    const { board, now } = this.#context
    const { people, agents } = board()
    for (const given of people.commands.values()) {
      const { id, expiresAt, to } = given.command
      if (this.#commands.has(id)) continue
      this.#commands.set(id, given)
      this.#put(commandGiven(given))
      // An agent's word may have come before the command that it is about.
      for (const agentId of to) {
        const { view } = this.#agents.get(agentId) ?? {}
        const ack = own(view?.record?.acks ?? {}, id)
        if (view !== undefined && ack !== undefined) for (const entry of commandSettled(given, view, ack)) this.#put(entry)
      }
      this.#alarm.set(`command:${id}`, expiresAt, () => {
        const { state } = commandOutcome(given.command, agents.record, now())
        const isOpen = !isSettled(state) || state === 'expired'
        if (isOpen) this.#batch.run(() => this.#put(commandExpired(given, expiresAt ?? now())))
      })
    }
    // What is taken back in time does not run out; what is taken back because it ran out has.
    for (const [id, { command: { expiresAt } }] of this.#commands) {
      if (!people.commands.has(id) && expiresAt !== undefined && now() < expiresAt) this.#alarm.set(`command:${id}`, undefined, () => {})
    }
    for (const id of this.#commands.keys()) {
      if (this.#commands.size - people.commands.size <= KEPT_COMMANDS) break
      if (!people.commands.has(id)) this.#commands.delete(id)
    }
  }

  #stop(): void {
    this.#alarm.stop()
    for (const end of this.#endings.splice(0)) end()
    for (const { unsubscribe } of this.#agents.values()) unsubscribe()
  }
}
