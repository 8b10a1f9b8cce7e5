import type { Session, Store } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/** Which tasks: those of an agent (its id), or those below a task (its key). */
export type TaskFilter = { readonly agent: string } | { readonly parent: string }

const NONE: readonly string[] = []

/**
 * Keys of tasks, by start: without a filter those that have no parent on the board, the roots of the task tree. The
 * same array until one comes or goes. Read each with `useTask`; its `children` are the next level.
 */
export function useTasks(filter?: TaskFilter): readonly string[] {
  return useSessionStore<TaskKeys, readonly string[]>('useTasks', (session) => storeOf(session, filter), keysOf)
}

type Keys = readonly string[]
type TaskKeys = Keys | { readonly tasks: Keys } | { readonly children: Keys } | undefined

function storeOf(session: Session, filter: TaskFilter | undefined): Store<TaskKeys> {
  if (!filter) return session.rootTasks
  return 'agent' in filter ? session.agents.get(filter.agent) : session.tasks.get(filter.parent)
}

function keysOf(value: TaskKeys): readonly string[] {
  if (!value) return NONE
  if ('tasks' in value) return value.tasks
  return 'children' in value ? value.children : value
}
