import { useSessionStore } from '../session/use-session-store.ts'

/** The ids of all agents on the board, sorted; the same array until one comes or goes. Read each with `useAgent`. */
export function useAgents(): readonly string[] {
  return useSessionStore('useAgents', (session) => session.agents.ids)
}
