import type { Agent, Task, TaskOptions } from '@callboard/agent'

/** Does work as a task of an agent; when the signal is aborted the task ends as cancelled, not as failed. */
export async function runWithSignal<Result>(
  agent: Agent,
  options: TaskOptions,
  signal: AbortSignal,
  work: (task: Task) => Promise<Result>,
): Promise<Result> {
  return agent.run(options, async (task) => {
    const cancel = (): void => {
      if (!task.ended) task.cancel(signal.reason instanceof Error ? signal.reason.message : undefined)
    }
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await work(task)
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  })
}
