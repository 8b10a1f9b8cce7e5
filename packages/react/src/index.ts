export {
  SessionProvider,
  type SessionProviderProps,
  type GivenSessionProviderProps,
  type ConnectingSessionProviderProps,
} from './session/session-provider.tsx'
export { useSession } from './session/use-session.ts'
export { useConnection, type ConnectionView } from './connection/use-connection.ts'
export type { Rejection } from './session/refusals.ts'
export { useAgents } from './agent/use-agents.ts'
export { useAgent } from './agent/use-agent.ts'
export { useAgentPresence } from './presence/use-agent-presence.ts'
export { useParticipant } from './presence/use-participant.ts'
export { useUsers } from './presence/use-users.ts'
export { useTasks, type TaskFilter } from './task/use-tasks.ts'
export { useTask } from './task/use-task.ts'
export { useProgress, type ProgressTarget } from './task/use-progress.ts'
export { useSelection } from './entry/use-selection.ts'
export { useSelections, type SelectionKind } from './entry/use-selections.ts'
export { useConfig } from './entry/use-config.ts'
export { type EntryHandle } from './entry/entry-handle.ts'
export { useSharedType } from './shared-type/use-shared-type.ts'
export { useCommands, type Commands } from './command/use-commands.ts'
export { useTotals } from './totals/use-totals.ts'
export { useNow } from './clock/use-now.ts'
export { useStore } from './store/use-store.ts'
