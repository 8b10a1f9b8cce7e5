import { taskKey, type Session } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import type { TaskRef } from './task.ts'

/** An agent that goes cancels its own work; what others do for it may well be wanted when it is back. */
const GONE_CODES: ReadonlySet<string> = new Set(['agent-left', 'agent-stopped'])

/**
 * Calls `onCancelled` once the task of another agent was cancelled, at once if it is already; the result stops it. The
 * board tells: nobody has to pass the word on.
 */
export function watchParent(
  session: Session,
  parent: TaskRef,
  onCancelled: (reason: CallboardError) => void,
): () => void {
  const store = session.tasks.get(taskKey(parent.agent, parent.task))
  const look = (): void => {
    const view = store.getSnapshot()
    if (view?.status !== 'cancelled' || GONE_CODES.has(view.error?.code ?? '')) return
    stop()
    onCancelled(
      new CallboardError({
        code: 'task-cancelled',
        message:
          `Task "${parent.task}" of agent "${parent.agent}" was cancelled: ` +
          `${view.error?.message ?? 'no reason given'}. What is done for it is in vain: stop it when its signal ` +
          'aborts.',
        details: { agent: parent.agent, task: parent.task },
      }),
    )
  }
  let stop = (): void => undefined
  stop = store.subscribe(look)
  look()
  return () => stop()
}
