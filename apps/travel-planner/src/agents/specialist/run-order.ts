import type { Task } from '@callboard/agent'
import type { Order, OrderResult } from '../a2a/order.ts'
import { runWithSignal } from '../run-with-signal.ts'
import { stoppedBy } from '../stopped-by.ts'
import type { SpecialistContext } from './specialist.ts'
import { openThoughts, type Thoughts } from './thoughts.ts'

/** What an order is carried out with. */
export interface OrderRun {
  readonly task: Task
  readonly thoughts: Thoughts
  readonly signal: AbortSignal
}

/**
 * Carries out an order as a task under its id, thinking aloud. Taken up again after a crash it is the same task, and its
 * thoughts begin anew.
 */
export function runOrder(
  { agent, wordDelayMs }: SpecialistContext,
  order: Order,
  title: string,
  signal: AbortSignal,
  work: (run: OrderRun) => Promise<OrderResult>,
): Promise<OrderResult> {
  return runWithSignal(agent, { id: order.id, title, parent: order.parent }, signal, async (task) => {
    const thoughts = openThoughts({ task, id: order.id, title, wordDelayMs })
    try {
      const result = await work({ task, thoughts, signal: AbortSignal.any([signal, task.signal]) })
      await thoughts.close()
      return result
    } catch (error) {
      // What waits for a timer says no more than that it was aborted.
      const who = stoppedBy(task.signal.reason)
      throw who === undefined ? error : new Error(`${who} stopped it.`)
    } finally {
      // What it did is over, however it ended; a life that has ended says nothing any more.
      if (!agent.signal.aborted) agent.setActivity(undefined)
    }
  })
}
