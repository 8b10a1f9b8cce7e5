import { useSession, useStore } from '@callboard/react'
import type { Session, Store } from '@callboard/session'
import { useMemo } from 'react'
import { shownName } from '../name/shown-name.ts'

/** A task that is under way. */
export interface RunningTask {
  readonly key: string
  readonly title: string
  readonly agentName: string
}

const ENDED: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled'])

/** The tasks of these agents, and those below them of whatever agent, that have not ended. */
export function useRunningTasks(ids: readonly string[]): readonly RunningTask[] {
  const session = useSession()
  const key = JSON.stringify(ids)
  const store = useMemo(() => runningStore(session, JSON.parse(key) as string[]), [session, key])
  return useStore(store, (tasks) => tasks)
}

function runningStore(session: Session, ids: readonly string[]): Store<readonly RunningTask[]> {
  return {
    getSnapshot: () => read(session, ids),
    // The totals change with each task that begins or ends, whoever's it is.
    subscribe: (listener) => {
      const ends = [session.totals.subscribe(listener), ...ids.map((id) => session.agents.get(id).subscribe(listener))]
      return () => ends.forEach((end) => end())
    },
  }
}

function read({ agents, tasks }: Session, ids: readonly string[]): readonly RunningTask[] {
  const seen = new Set<string>()
  const running: RunningTask[] = []
  const visit = (key: string): void => {
    const task = tasks.get(key).getSnapshot()
    if (task === undefined || seen.has(key)) return
    seen.add(key)
    if (!ENDED.has(task.status)) {
      running.push({ key, title: shownName(task.title, task.id), agentName: shownName(agents.get(task.agentId).getSnapshot()?.name, task.agentId) })
    }
    task.children.forEach(visit)
  }
  for (const id of ids) agents.get(id).getSnapshot()?.tasks.forEach(visit)
  return running
}
