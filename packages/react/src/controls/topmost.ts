import { taskKey, type Session, type TaskView } from '@callboard/session'

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
