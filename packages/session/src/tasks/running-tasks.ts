import type { SessionStores } from '../session/session.ts'
import { isEnded, type TaskView } from './task-view.ts'

/** The tasks of these agents, and those below them of whatever agent, that have not ended. Each once, parents first. */
export function runningTasks(
  { agents, tasks }: Pick<SessionStores, 'agents' | 'tasks'>,
  agentIds: readonly string[],
): readonly TaskView[] {
  const seen = new Map<string, TaskView>()
  const visit = (key: string): void => {
    const task = tasks.get(key).getSnapshot()
    if (task === undefined || seen.has(key)) return
    seen.set(key, task)
    task.children.forEach(visit)
  }
  for (const id of agentIds) agents.get(id).getSnapshot()?.tasks.forEach(visit)
  return [...seen.values()].filter((task) => !isEnded(task))
}
