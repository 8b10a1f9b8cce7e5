import { createSession } from '../../session/create-session.ts'
import type { Session } from '../../session/session.ts'
import { watchWrites } from './watch-writes.ts'
import type { World } from './world.ts'

/** A person with a page open, who chooses, sets and commands; and what they must find in the end. */
export class Person {
  readonly id: string
  readonly session: Session
  readonly written: ReadonlySet<string>
  /** What this person last chose, by key; `undefined`: removed. Keys are theirs alone. */
  readonly chosen = new Map<string, unknown>()
  readonly commands: string[] = []
  #count = 0

  constructor(world: World, id: string, clientId: number) {
    this.id = id
    const identity = { kind: 'person', id, name: id, device: 'page' } as const
    this.session = createSession({ connection: world.connect(id), identity, clock: world.clock })
    this.session.doc.clientID = clientId
    this.written = watchWrites(this.session.doc)
  }

  choose(slot: number): void {
    const key = `of/${this.id}-${slot}`
    const value = { count: (this.#count += 1), by: this.id }
    this.session.setSelection(key, value)
    this.chosen.set(key, value)
  }

  remove(slot: number): void {
    const key = `of/${this.id}-${slot}`
    this.session.removeSelection(key)
    this.chosen.set(key, undefined)
  }

  configure(): void {
    this.session.setConfig(`tone/${this.id}`, (this.#count += 1))
  }

  command(to: readonly string[]): void {
    this.commands.push(this.session.sendCommand({ kind: 'message', to, text: 'Hello' }))
  }
}
