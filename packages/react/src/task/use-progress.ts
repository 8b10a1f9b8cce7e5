import type { ProgressView } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/** Whose progress: an agent's (its id) or a task's with all below it (its key). */
export type ProgressTarget = { readonly agent: string } | { readonly task: string }

/** How far an agent, a task or, without a target, everything together is. Kept up incrementally by the session. */
export function useProgress(target?: ProgressTarget): ProgressView {
  return useSessionStore('useProgress', ({ progress }) => {
    if (!target) return progress.all
    return 'agent' in target ? progress.agent(target.agent) : progress.task(target.task)
  })
}
