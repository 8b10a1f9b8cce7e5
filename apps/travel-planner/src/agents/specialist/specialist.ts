import type { Agent } from '@callboard/agent'
import type { PlannerMemory } from '../../board/planner-memory.ts'
import type { OrderHandler } from '../a2a/order-handler.ts'
import type { SpecialistName } from '../environment.ts'

/** What a specialist works with. */
export interface SpecialistContext {
  readonly agent: Agent
  readonly memory: PlannerMemory
  /** What a page of rows takes to arrive, milliseconds. */
  readonly pageDelayMs: number
  /** What a word of its thoughts takes, milliseconds. */
  readonly wordDelayMs: number
}

/** An agent that carries out the orchestrator's orders. */
export interface Specialist {
  readonly id: SpecialistName
  readonly name: string
  /** What it is for, in two or three words. */
  readonly role: string
  /** A sentence, for its agent card. */
  readonly description: string
  /** Begins to watch the board, and gives what carries out orders. */
  start(context: SpecialistContext): OrderHandler
}
