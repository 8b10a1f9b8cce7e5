import { taskKey, type Session, type TaskView } from '@callboard/session'

const ENDED: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled'])

/** The tasks that have not ended, of these agents and below those, whoever's they are. Keys, by no particular order. */
export function runningTasks({ agents, tasks }: Session, of: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const task = tasks.get(key).getSnapshot()
    if (task === undefined || seen.has(key)) return
    seen.add(key)
    for (const child of task.children) visit(child)
  }
  for (const agent of of) for (const key of agents.get(agent).getSnapshot()?.tasks ?? []) visit(key)
  return [...seen].filter((key) => !ENDED.has(tasks.get(key).getSnapshot()?.status ?? 'done'))
}

/** Without those that end with another of them: an agent cancels what is below a task of its own along with that. */
export function topmost({ tasks }: Session, keys: readonly string[]): readonly TaskView[] {
  const chosen = new Set(keys)
  const views = [...chosen].flatMap((key) => tasks.get(key).getSnapshot() ?? [])
  return views.filter(({ agentId, parent }) => {
    let above = parent === undefined ? undefined : tasks.get(parent).getSnapshot()
    const seen = new Set<string>()
    while (above !== undefined && above.agentId === agentId && !seen.has(above.key)) {
      if (chosen.has(taskKey(above.agentId, above.id))) return false
      seen.add(above.key)
      above = above.parent === undefined ? undefined : tasks.get(above.parent).getSnapshot()
    }
    return true
  })
}
