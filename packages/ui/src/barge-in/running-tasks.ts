import { useSession, useStore } from '@callboard/react'
import { runningTasks, type Session, type Store } from '@callboard/session'
import { useMemo } from 'react'
import { shownName } from '../name/shown-name.ts'

/** A task that is under way. */
export interface RunningTask {
  readonly key: string
  readonly title: string
  readonly agentName: string
}

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

function read(session: Session, ids: readonly string[]): readonly RunningTask[] {
  return runningTasks(session, ids).map(({ key, id, title, agentId }) => {
    const { name } = session.agents.get(agentId).getSnapshot() ?? {}
    return { key, title: shownName(title, id), agentName: shownName(name, agentId) }
  })
}
