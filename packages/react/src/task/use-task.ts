import type { TaskView } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/** One task by its key (`taskKey(agentId, taskId)`), or `undefined`. Re-renders for this task alone. */
export function useTask(key: string): TaskView | undefined {
  return useSessionStore('useTask', (session) => session.tasks.get(key))
}
