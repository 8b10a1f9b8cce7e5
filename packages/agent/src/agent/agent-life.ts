import { CallboardError } from '@callboard/session/protocol'

/** Whether the agent is joined, and why not any more. */
export class AgentLife {
  readonly #agentId: string
  readonly #controller = new AbortController()
  #leaving: CallboardError | undefined

  constructor(agentId: string) {
    this.#agentId = agentId
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Whether the agent takes calls. */
  get isJoined(): boolean {
    return this.#leaving === undefined && !this.signal.aborted
  }

  /** Whether another process, or the relay, has ended this life. */
  get isOver(): boolean {
    return this.signal.aborted
  }

  /** Throws why the agent takes no more calls. */
  assertJoined(): void {
    if (this.signal.aborted) throw this.signal.reason
    if (this.#leaving !== undefined) throw this.#leaving
  }

  /** Throws when this life was ended against its will. */
  assertNotEvicted(): void {
    if (this.signal.aborted && this.signal.reason !== this.#leaving) throw this.signal.reason
  }

  /** Refuses calls from now on, but does not yet abort: tasks are ended first. `why` is for example `it has left`. */
  beginLeave(why: string): CallboardError {
    this.#leaving = left(this.#agentId, why)
    return this.#leaving
  }

  /** This life is over for `reason`. */
  end(reason: CallboardError): void {
    this.#controller.abort(reason)
  }
}

/** The error of an agent whose id another process has taken over. */
export function fenced(agentId: string, cause?: unknown): CallboardError {
  return new CallboardError({
    code: 'agent-fenced',
    message:
      `Another process has joined as agent "${agentId}" and taken over, so nothing this one writes is accepted any ` +
      'more. Let this process end; if both should run, give each its own agent id.',
    details: { agent: agentId },
    cause,
  })
}

function left(agentId: string, why: string): CallboardError {
  return new CallboardError({
    code: 'session-closed',
    message: `Agent "${agentId}" takes no more calls, because ${why}. Join again to go on.`,
    details: { agent: agentId },
  })
}
