/** The shared session of Callboard: document, stores, verbs, presence and connection. */
export { connectSession, createSession, type SessionOptions } from './session/create-session.ts'
export type { Session } from './session/session.ts'
export { perSession } from './session/per-session.ts'
export type { Identity } from './session/identity.ts'
export {
  defineAppSchema,
  type AppSchema,
  type ConfigKey,
  type ConfigValue,
  type Register,
  type SelectionKey,
  type SelectionValue,
} from './session/app-schema.ts'
export type { KeyedStore, Store } from './store/store.ts'
export { createEmitter, type Emitter } from './store/emitter.ts'
export { systemClock, type Clock } from './clock/clock.ts'
export type {
  AuthorsLink,
  Connection,
  ConnectionPeer,
  ConnectionState,
  Survival,
  UrgentLink,
} from './connection/connection.ts'
export { websocketConnection, type WebsocketConnectionOptions } from './connection/websocket-connection.ts'
export type { TokenSource } from './connection/token-keeper.ts'
export {
  createMemoryRelay,
  type MemoryConnection,
  type MemoryRelay,
  type MemoryRelayOptions,
  type MemoryStream,
  type MemoryStreams,
} from './connection/memory-relay.ts'
export type { AgentView } from './agents/agent-view.ts'
export type { CommandState } from './commands/command-state.ts'
export type { CommandView } from './commands/command-view.ts'
export { commandsTo, inboxOf, type IncomingCommand } from './commands/incoming-command.ts'
export type { EntryView } from './entries/entries.ts'
export { DERIVED_STATUSES, type DerivedStatus, type StatusReason } from './presence/derive-status.ts'
export type { Device, ParticipantView } from './presence/participants.ts'
export type { ProgressStores } from './progress/progress.ts'
export type { ProgressView } from './progress/progress-view.ts'
export { taskKey } from './tasks/task-key.ts'
export { runningTasks } from './tasks/running-tasks.ts'
export { isEnded, type DerivedTaskStatus, type TaskView } from './tasks/task-view.ts'
export type { Totals } from './totals/totals.ts'
export { keepOwnRecord, type RecordStorage } from './people/keep-own-record.ts'
export { diffSelections } from './verbs/diff-selections.ts'
export { removeAgent } from './verbs/remove-agent.ts'
export { setTitle } from './verbs/set-title.ts'
export { writeAgentRecord } from './verbs/write-agent-record.ts'
export type { CommandDraft } from './verbs/send-command.ts'
export type { SharedType } from './verbs/shared-type.ts'
export type {
  Acknowledgement,
  AgentRecord,
  AgentStatus,
  Command,
  CommandKind,
  Issue,
  ConversationEntry,
  Milestone,
  PersonRecord,
  PresenceState,
  Principal,
  Progress,
  SessionInfo,
  TaskRecord,
  TaskStatus,
  Usage,
} from './schema/index.ts'
export { CallboardError, type ErrorCode } from './protocol/index.ts'
