import { AgentProcess } from './agent-process.ts'
import { Person } from './person.ts'
import { watchEpochs } from './watch-epochs.ts'
import type { World } from './world.ts'

/** The agents of every history; each may have several processes at once. */
export const AGENTS = ['flights', 'hotels', 'planner'] as const

/** One thing that happens. */
export type Operation =
  | { readonly type: 'progress' | 'snapshot' | 'look' | 'kill'; readonly process: AgentProcess }
  | { readonly type: 'start'; readonly agent: string }
  | { readonly type: 'choose' | 'remove'; readonly person: Person; readonly slot: number }
  | { readonly type: 'configure'; readonly person: Person }
  | { readonly type: 'command'; readonly person: Person; readonly to: readonly string[] }
  | { readonly type: 'disturb' }

/** A history: who takes part, and what they did. */
export class History {
  readonly world: World
  readonly people: readonly Person[]
  readonly processes: AgentProcess[] = []
  /** How often each command was acted on by each agent, all its processes together. */
  readonly acted = new Map<string, number>()
  /** Each time that an older life of an agent was seen after a newer one. */
  readonly setbacks: readonly string[]

  constructor(world: World) {
    this.world = world
    this.people = ['ada', 'ben'].map((id) => new Person(world, id, this.#clientId()))
    this.setbacks = watchEpochs(this.people.map(({ session }) => session), world.relayDoc)
    for (const agent of AGENTS) this.#start(agent)
  }

  get alive(): readonly AgentProcess[] {
    return this.processes.filter(({ isAlive }) => isAlive)
  }

  randomOperation(): Operation {
    const { random } = this.world
    const process = random.pick(this.processes.filter(({ isReady }) => isReady))
    const person = random.pick(this.people.filter(({ session }) => session.connection.state.getSnapshot().everSynced))
    const roll = random.int(0, 99)
    if (roll < 30 && process !== undefined) return { type: 'progress', process }
    if (roll < 40 && process !== undefined) return { type: 'snapshot', process }
    if (roll < 44 && process !== undefined) return { type: 'look', process }
    if (roll < 48 && process !== undefined) return { type: 'kill', process }
    if (roll < 54) return { type: 'start', agent: random.pick(AGENTS) }
    if (person === undefined || roll >= 85) return { type: 'disturb' }
    if (roll < 66) return { type: 'choose', person, slot: random.int(0, 2) }
    if (roll < 70) return { type: 'remove', person, slot: random.int(0, 2) }
    if (roll < 73) return { type: 'configure', person }
    return { type: 'command', person, to: random.chance(0.3) ? [...AGENTS] : [random.pick(AGENTS)] }
  }

  apply(operation: Operation): void {
    switch (operation.type) {
      case 'progress':
        return operation.process.progress()
      case 'snapshot':
        return operation.process.snapshot()
      case 'look':
        return operation.process.look()
      case 'kill':
        return operation.process.kill()
      case 'start':
        return this.#start(operation.agent)
      case 'choose':
        return operation.person.choose(operation.slot)
      case 'remove':
        return operation.person.remove(operation.slot)
      case 'configure':
        return operation.person.configure()
      case 'command':
        return operation.person.command(operation.to)
      case 'disturb':
        return this.world.disturb([...this.people.map(({ id }) => id), ...this.alive.map(({ name }) => name)])
    }
  }

  /** The newest process of an agent, dead or alive. */
  newest(agent: string): AgentProcess | undefined {
    const epochOf = (process: AgentProcess): number => process.session.connection.epoch.getSnapshot() ?? 0
    const lives = this.processes.filter(({ id }) => id === agent)
    return lives.toSorted((left, right) => epochOf(right) - epochOf(left))[0]
  }

  /** Lets everything that is under way come to an end; every agent whose newest process died gets one more. */
  async settle(): Promise<void> {
    this.world.heal()
    await this.world.clock.advance(20_000)
    for (const agent of AGENTS) if (this.newest(agent)?.isAlive !== true) this.#start(agent)
    await this.world.clock.advance(30_000)
  }

  close(): void {
    for (const { session } of [...this.people, ...this.processes]) {
      void session.close()
      session.doc.destroy()
    }
  }

  /** Yjs settles concurrent writes by client id, so chance has to decide whose is higher. */
  #clientId(): number {
    return this.world.random.int(1, 2 ** 31)
  }

  #start(agent: string): void {
    const life = this.processes.filter(({ id }) => id === agent).length + 1
    const acted = (id: string): void => {
      const key = `${id} by ${agent}`
      this.acted.set(key, (this.acted.get(key) ?? 0) + 1)
    }
    const process = new AgentProcess(this.world, { id: agent, life, clientId: this.#clientId(), acted })
    this.processes.push(process)
    void process.join()
  }
}
