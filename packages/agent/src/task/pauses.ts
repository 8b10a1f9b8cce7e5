/** What people have paused: the whole agent, or single tasks, each with those that are part of it. */
export class Pauses {
  readonly #tasks = new Set<string>()
  readonly #wakers = new Set<() => void>()
  readonly #parentOf: (id: string) => string | undefined
  #all: boolean

  /** `parentOf` gives the task of this agent that a task is part of; `all`: the agent is paused to begin with. */
  constructor(parentOf: (id: string) => string | undefined, all: boolean) {
    this.#parentOf = parentOf
    this.#all = all
  }

  /** Whether the whole agent is paused. */
  get all(): boolean {
    return this.#all
  }

  /** Pauses one task, or the whole agent. */
  pause(id: string | undefined): void {
    if (id === undefined) this.#all = true
    else this.#tasks.add(id)
    this.wake()
  }

  /** Ends the pause of one task, or every pause. */
  resume(id: string | undefined): void {
    if (id === undefined) {
      this.#all = false
      this.#tasks.clear()
    } else {
      this.#tasks.delete(id)
    }
    this.wake()
  }

  /** Resolves at the next change, or when the agent is gone. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#wakers.add(resolve))
  }

  /** Has everybody look again who waits for a change. */
  wake(): void {
    const wakers = [...this.#wakers]
    this.#wakers.clear()
    for (const wake of wakers) wake()
  }

  /** Whether a task has to stand still. */
  isPaused(id: string): boolean {
    return this.#all || this.pausedAncestor(id) !== undefined
  }

  /** The task whose pause holds this one up: itself or the nearest that it is part of. */
  pausedAncestor(id: string): string | undefined {
    // Tasks may name one another in a ring.
    const seen = new Set<string>()
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = this.#parentOf(at)) {
      if (this.#tasks.has(at)) return at
      seen.add(at)
    }
    return undefined
  }
}
