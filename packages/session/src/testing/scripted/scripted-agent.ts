import type { Clock } from '../../clock/clock.ts'
import type { IncomingCommand } from '../../commands/incoming-command.ts'
import type { AgentRecord, AgentStatus } from '../../schema/index.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { Job, Role } from './cast.ts'
import type { Fate, Script } from './scenario.ts'
import type { Seat, Seating } from './seat.ts'
import { speechOf } from './scripted-speech.ts'
import { ScriptedStream } from './scripted-stream.ts'
import { ScriptedWork, strideOf, type TaskParent } from './scripted-work.ts'

/** How many of its streams a record names. */
const NAMED_STREAMS = 4

interface Choice {
  readonly key: string
  readonly title: string
}

/** The selections that agents write against each other in a race. */
const FOUGHT_OVER: readonly [Choice, ...Choice[]] = [
  { key: 'flight', title: 'A flight to Lisbon' },
  { key: 'hotel', title: 'A hotel in Alfama' },
  { key: 'activity/evening', title: 'Something for Saturday evening' },
]

/** What a {@link ScriptedAgent} is made of. */
export interface ScriptedAgentOptions {
  readonly seating: Promise<Seating>
  readonly clock: Clock
  readonly random: SeededRandom
  /** The chance in what it says: its work is the same whether it talks or not. */
  readonly speech: SeededRandom
  readonly role: Role
  readonly script: Script
  readonly fate: Fate
  readonly fails: boolean
  /** The task that its work is part of; `undefined` for one who leads, `'later'` while there is none to join. */
  readonly parent: () => TaskParent | undefined | 'later'
  /** How many times as fast as written. */
  readonly speed: number
}

/** One agent that plays its part, with a record of its own. */
export class ScriptedAgent {
  readonly id: string
  readonly #options: ScriptedAgentOptions
  #seat: Seat | undefined
  #isTaking = false
  #work = new ScriptedWork()
  #streams: readonly ScriptedStream[] = []
  #record: AgentRecord | undefined
  #timer: unknown
  #steps = 0
  #rest = 0
  #said = 0
  #jobs = 0
  #isPaused = false
  #isSilent = false
  #isStopped = false
  #hasMetFate = false
  #team: ScriptedAgent[] = []

  constructor(options: ScriptedAgentOptions) {
    this.#options = options
    this.id = options.role.id
  }

  /** The task it is at, for others to hang their work below. */
  get task(): TaskParent | undefined {
    const task = this.#work.taskId
    return task === undefined ? undefined : { agent: this.id, task }
  }

  /** Takes an agent into the team that this one leads. */
  lead(agent: ScriptedAgent): void {
    this.#team.push(agent)
  }

  async join(): Promise<void> {
    if (this.#isStopped || this.#seat !== undefined || this.#isTaking) return
    const { role, seating } = this.#options
    this.#isTaking = true
    const seat = await (await seating).take({ id: this.id, name: role.name })
    this.#isTaking = false
    if (seat === undefined) return
    if (this.#isStopped) return seat.leave()
    this.#seat = seat
    this.#work = new ScriptedWork()
    this.#streams = []
    this.#record = this.#freshRecord(seat)
    this.#write({ status: 'idle' })
    seat.onInbox(() => this.#readInbox())
    this.#readInbox()
    this.#stepLater()
  }

  /** Stops playing and leaves the board as it is; the presence goes. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#vanish()
  }

  #freshRecord(seat: Seat): AgentRecord {
    const { role, script } = this.#options
    const { previous: before, epoch } = seat
    return {
      id: this.id,
      epoch,
      name: role.name,
      role: role.role,
      status: 'idle',
      since: seat.now(),
      updatedAt: seat.now(),
      reportsWithinMs: script.reportsWithinMs,
      tasks: [],
      acks: before?.acks ?? {},
      usage: before?.usage ?? { inputTokens: 0, outputTokens: 0, cost: 0, currency: 'EUR' },
    }
  }

  #stepLater(): void {
    const { clock, random, script, speed } = this.#options
    const [least, most] = script.stepMs
    this.#timer = clock.setTimeout(() => {
      this.#stepLater()
      this.#step()
    }, random.int(least, most) / speed)
  }

  #step(): void {
    const { fate } = this.#options
    this.#steps += 1
    if (!this.#hasMetFate && this.#steps >= fate.afterSteps) return this.#meetFate(fate)
    if (this.#isSilent || this.#isPaused) return
    if (this.#options.script.races === true) this.#choose()
    if (this.#rest > 0) this.#rest -= 1
    else if (this.#work.job === undefined) this.#begin()
    else this.#advance()
  }

  /** Chooses one of what everybody fights over. */
  #choose(): void {
    const { random, role } = this.#options
    const { key, title } = random.pick(FOUGHT_OVER)
    this.#seat?.choose(key, { title, detail: `${role.name}, version ${this.#steps}` })
  }

  #begin(): void {
    const { role, parent, fails } = this.#options
    const above = parent()
    if (above === 'later') return
    const index = this.#jobs % role.jobs.length
    const job = role.jobs[index] ?? role.jobs[0]
    this.#jobs += 1
    const now = this.#now()
    const id = `${this.#record?.epoch ?? 0}-${this.#jobs}`
    this.#work.begin(job, { id, parent: above, agentId: this.id, fails: fails && this.#jobs === 1, now })
    this.#talk(job, id)
    this.#write({ status: 'working' })
  }

  /** Says what it thinks of a job, in a stream of its own. */
  #talk(job: Job, task: string): void {
    const { role, clock, speech, script, speed } = this.#options
    const seatStream = this.#seat?.stream(task)
    if (seatStream === undefined) return
    const stream = new ScriptedStream({
      record: { id: task, task, title: job.title, startedAt: this.#now() },
      seatStream,
      chunks: speechOf(role, job, speech),
      clock,
      random: speech,
      chunkMs: [script.chunkMs[0] / speed, script.chunkMs[1] / speed],
      isQuiet: () => this.#isSilent || this.#isPaused,
      onEnd: () => this.#write({ status: this.#record?.status ?? 'working' }),
    })
    this.#streams = [...this.#streams, stream].slice(-NAMED_STREAMS)
  }

  #advance(): void {
    const { random, script, role } = this.#options
    const end = this.#work.advance(strideOf(random, script.stride), this.#now(), this.#limit())
    this.#spend()
    if (end === undefined) return this.#write({ status: 'working' })
    const [least, most] = script.restSteps
    this.#rest = random.int(least, most)
    if (end === 'done') this.#say(role.report)
    this.#streams.at(-1)?.end(end === 'done' ? undefined : 'The work could not be done')
    this.#write({ status: end === 'failed' ? 'failed' : 'done' })
  }

  /** Who leads cannot be done before its team is. */
  #limit(): number {
    const task = this.#work.taskId
    return this.#team.some((agent) => agent.isWorkingOn(task)) ? 0.9 : 1
  }

  /** Whether it has work that is part of this task of its lead. */
  isWorkingOn(task: string | undefined): boolean {
    if (this.#seat === undefined) return false
    return this.#work.tasks.some(({ parent, endedAt }) => endedAt === undefined && parent?.task === task)
  }

  #meetFate(fate: Fate): void {
    this.#hasMetFate = true
    if (fate.kind === 'falls-silent') this.#isSilent = true
    if (fate.kind === 'leaves') {
      this.#work.end('cancelled', this.#now(), 'The agent left')
      this.#streams.at(-1)?.end('The agent left')
      this.#write({ status: 'done', leftAt: this.#now() })
    }
    if (fate.kind === 'crashes' || fate.kind === 'leaves') void this.#vanish()
    if (fate.kind === 'crashes' && fate.returnsAfterMs !== undefined) {
      const { clock, speed } = this.#options
      this.#timer = clock.setTimeout(() => void this.join(), fate.returnsAfterMs / speed)
    }
  }

  async #vanish(): Promise<void> {
    this.#options.clock.clearTimeout(this.#timer)
    for (const stream of this.#streams) stream.leave()
    const seat = this.#seat
    this.#seat = undefined
    await seat?.leave()
  }

  #readInbox(): void {
    for (const incoming of this.#seat?.inbox() ?? []) this.#obey(incoming)
  }

  #obey({ command, from }: IncomingCommand): void {
    if (this.#record === undefined || this.#isSilent || Object.hasOwn(this.#record.acks, command.id)) return
    const now = this.#now()
    const hasWork = this.#work.job !== undefined
    const refusal = command.kind === 'message' || command.kind === 'steer' || hasWork ? undefined : 'Nothing is running'
    const ack = { state: refusal === undefined ? 'done' : 'refused', at: now, reason: refusal } as const
    this.#record = { ...this.#record, acks: { ...this.#record.acks, [command.id]: ack } }
    const by = from.name ?? from.person
    if (command.kind === 'cancel' && hasWork) {
      this.#work.end('cancelled', now, `${by} cancelled it`)
      this.#streams.at(-1)?.end(`${by} cancelled it`)
    }
    if (command.kind === 'pause' && hasWork) this.#pause(true)
    if (command.kind === 'resume' && hasWork) this.#pause(false)
    if (command.kind === 'message') {
      this.#say(`I take that into account: ${command.text ?? ''}`, command.id)
    }
    this.#write({ status: this.#isPaused ? 'paused' : this.#work.job === undefined ? 'idle' : 'working' })
  }

  #pause(isPaused: boolean): void {
    this.#isPaused = isPaused
    this.#work.hold(isPaused ? 'paused' : 'running', this.#now())
  }

  #say(text: string, replyTo?: string): void {
    if (this.#record === undefined) return
    this.#said += 1
    const from = { kind: 'agent', id: this.id, name: this.#record.name } as const
    this.#seat?.say({ id: `${this.id}-${this.#record.epoch}-${this.#said}`, at: this.#now(), from, text, replyTo })
  }

  #spend(): void {
    const { random } = this.#options
    if (this.#record === undefined) return
    const { inputTokens = 0, outputTokens = 0, cost = 0 } = this.#record.usage ?? {}
    const [read, written] = [random.int(200, 1_200), random.int(20, 160)]
    const usage = {
      inputTokens: inputTokens + read,
      outputTokens: outputTokens + written,
      cost: Math.round((cost + read * 1e-6 + written * 5e-6) * 1e6) / 1e6,
      currency: 'EUR',
    }
    this.#record = { ...this.#record, usage }
  }

  #write(change: { status: AgentStatus; leftAt?: number }): void {
    const seat = this.#seat
    if (seat === undefined || this.#record === undefined) return
    const now = this.#now()
    const standing = seat.standing()
    const acks = Object.fromEntries(Object.entries(this.#record.acks).filter(([id]) => standing.has(id)))
    const since = change.status === this.#record.status ? this.#record.since : now
    const { tasks, activity } = this.#work
    const streams = this.#streams.map(({ record }) => record)
    this.#record = { ...this.#record, ...change, since, acks, tasks: [...tasks], streams, activity, updatedAt: now }
    seat.write(this.#record)
  }

  #now(): number {
    return this.#seat?.now() ?? this.#options.clock.now()
  }
}
