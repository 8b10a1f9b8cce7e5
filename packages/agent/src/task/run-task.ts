import type { Task } from './task.ts'

/** Does `work` for `task` and ends the task with it, unless it has ended by then. */
export async function runTask<Result>(task: Task, work: (task: Task) => Promise<Result> | Result): Promise<Result> {
  try {
    const result = await work(task)
    if (!task.ended) task.done()
    return result
  } catch (error) {
    if (!task.ended) task.fail(error)
    throw error
  }
}
