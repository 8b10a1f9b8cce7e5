import { CallboardError } from '../../protocol/index.ts'
import type { AgentRecord } from '../../schema/index.ts'
import { createSession } from '../../session/create-session.ts'
import type { Session } from '../../session/session.ts'
import { watchWrites } from './watch-writes.ts'
import type { World } from './world.ts'
import { diffSelections } from '../../verbs/diff-selections.ts'
import { writeAgentRecord } from '../../verbs/write-agent-record.ts'
import { inboxOf } from '../../commands/incoming-command.ts'

/** Which process of which agent. */
export interface AgentProcessOptions {
  readonly id: string
  /** The how manieth of its agent. */
  readonly life: number
  /** The Yjs client id. */
  readonly clientId: number
  /** Is told of each command that it acts on. */
  readonly acted: (commandId: string) => void
}

/** One process of an agent: it joins, reports, answers commands, and may be killed at any moment. */
export class AgentProcess {
  readonly id: string
  readonly name: string
  readonly session: Session
  readonly written: ReadonlySet<string>
  /** The last record that it wrote. */
  record: AgentRecord | undefined
  isAlive = true
  readonly #acted: (commandId: string) => void
  #lastSeen: Record<string, unknown> = {}
  #count = 0

  constructor(world: World, options: AgentProcessOptions) {
    this.#acted = options.acted
    this.id = options.id
    this.name = `${options.id}#${options.life}`
    const identity = { kind: 'agent', id: this.id, name: this.id } as const
    this.session = createSession({ connection: world.connect(this.name), identity, clock: world.clock })
    this.session.doc.clientID = options.clientId
    this.written = watchWrites(this.session.doc)
    this.session.connection.state.subscribe(() => {
      // Fenced off by the relay: a process that is told so stops.
      if (this.isAlive && this.session.connection.state.getSnapshot().status === 'closed') this.kill()
    })
  }

  get isReady(): boolean {
    return this.isAlive && this.record !== undefined
  }

  /** Waits for the first sync, then takes up where the life before left off. */
  async join(): Promise<void> {
    try {
      await this.session.whenSynced()
    } catch {
      return
    }
    if (!this.isAlive) return
    const before = this.session.agents.get(this.id).getSnapshot()?.record
    const at = this.session.now()
    const acks: AgentRecord['acks'] = {}
    for (const [id, ack] of Object.entries(before?.acks ?? {})) {
      // What the life before had taken on and not done is not done twice.
      acks[id] = ack.state === 'acknowledged' ? { state: 'refused', at, reason: 'restarted' } : ack
    }
    this.#lastSeen = this.#selections()
    this.#write({
      id: this.id,
      epoch: this.session.connection.epoch.getSnapshot() ?? 0,
      name: this.id,
      status: 'working',
      since: at,
      updatedAt: at,
      tasks: [],
      acks,
    })
    inboxOf(this.session).subscribe(() => this.#readInbox())
    this.#readInbox()
  }

  /** Gets on with its work. */
  progress(): void {
    this.#count += 1
    const at = this.session.now()
    const task = {
      id: 'work',
      title: `Work of ${this.name}`,
      status: 'running',
      progress: { done: this.#count },
      startedAt: at,
      updatedAt: at,
    } as const
    this.#change({ tasks: [task], updatedAt: at })
  }

  /** Reports all selections as it last saw them, with a change to its own: the others must not be touched by it. */
  snapshot(): void {
    const next = { ...this.#lastSeen, [`by/${this.id}`]: { count: (this.#count += 1), by: this.name } }
    diffSelections(this.session, next, { base: this.#lastSeen })
    this.#lastSeen = this.#selections()
  }

  /** Looks at the selections, so that its next snapshot starts from these. */
  look(): void {
    this.#lastSeen = this.#selections()
  }

  /** Ends it, without a word. */
  kill(): void {
    this.isAlive = false
    void this.session.connection.close()
    void this.session.close()
  }

  #selections(): Record<string, unknown> {
    return this.session.doc.getMap('selections').toJSON()
  }

  #readInbox(): void {
    for (const { command } of inboxOf(this.session).getSnapshot()) {
      if (this.record !== undefined && !Object.hasOwn(this.record.acks, command.id)) void this.#obey(command.id)
    }
  }

  /** Acts only once its acknowledgement is durable. */
  async #obey(commandId: string): Promise<void> {
    this.#acknowledge(commandId, 'acknowledged')
    try {
      await this.session.whenSaved()
    } catch {
      return
    }
    if (!this.isAlive) return
    this.#acted(commandId)
    this.#acknowledge(commandId, 'done')
  }

  #acknowledge(commandId: string, state: 'acknowledged' | 'done'): void {
    this.#change({ acks: { ...this.record?.acks, [commandId]: { state, at: this.session.now() } } })
  }

  #change(change: Partial<AgentRecord>): void {
    if (this.record === undefined || !this.isAlive) return
    const standing = new Set(
      [...this.session.doc.getMap<{ commands: { id: string }[] }>('people').values()].flatMap(({ commands }) =>
        commands.map(({ id }) => id),
      ),
    )
    const next = { ...this.record, ...change }
    const acks = Object.entries(next.acks).filter(([id]) => standing.has(id))
    this.#write({ ...next, acks: Object.fromEntries(acks) })
  }

  #write(record: AgentRecord): void {
    // Before it is written: the write tells listeners of the inbox, who look at the acknowledgements in it.
    this.record = record
    try {
      writeAgentRecord(this.session, record)
    } catch (error) {
      if (!CallboardError.is(error, 'agent-fenced') && !CallboardError.is(error, 'session-closed')) throw error
      // An older life that hears of a newer one stops, as the relay would make it.
      this.kill()
    }
  }
}
