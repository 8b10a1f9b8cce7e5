import type { AgentView } from '@callboard/session'
import { useSessionStore } from '../session/use-session-store.ts'

/**
 * One agent with its derived status, or `undefined` while there is none of that id. Re-renders for this agent alone. An
 * agent whose record fails its schema has `valid: false` and the `issues`.
 */
export function useAgent(id: string): AgentView | undefined {
  return useSessionStore('useAgent', (session) => session.agents.get(id))
}
