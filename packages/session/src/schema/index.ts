/** The schemas of everything that is stored or sent, once: parsers from which the types are inferred. */
export { agentRecordSchema, AGENT_STATUSES, type AgentRecord, type AgentStatus } from './agent-record.ts'
export {
  ackSchema,
  commandSchema,
  COMMAND_KINDS,
  type Acknowledgement,
  type Command,
  type CommandKind,
} from './command.ts'
export { conversationEntrySchema, type ConversationEntry } from './conversation-entry.ts'
export {
  answerSchema,
  grantSchema,
  INTERRUPT_ACTIONS,
  INTERRUPT_KINDS,
  interruptPartsSchema,
  interruptSchema,
  logEntrySchema,
  proposalSchema,
  refusalSchema,
  resolutionSchema,
  type Answer,
  type Grant,
  type InterruptAction,
  type InterruptKind,
  type InterruptOption,
  type InterruptParts,
  type InterruptRecord,
  type LogEntry,
  type Proposal,
  type Refusal,
  type Resolution,
} from './interrupt.ts'
export { CHUNK_SCHEMAS, parseChunk, type DataChunk, type StreamChunk } from './stream-chunk.ts'
export { streamRecordSchema, type StreamRecord } from './stream-record.ts'
export {
  putRequestSchema,
  readingSchema,
  readRequestSchema,
  streamErrorSchema,
  streamStateSchema,
  writeRequestSchema,
  writerStateSchema,
  writingSchema,
  type PutRequest,
  type Reading,
  type ReadRequest,
  type StreamError,
  type StreamState,
  type WriteRequest,
  type WriterState,
  type Writing,
} from './stream-requests.ts'
export { personRecordSchema, type PersonRecord } from './person-record.ts'
export { presenceStateSchema, type PresenceState } from './presence-state.ts'
export { sessionInfoSchema, type SessionInfo } from './session-info.ts'
export {
  progressSchema,
  taskSchema,
  TASK_STATUSES,
  type Milestone,
  type Progress,
  type TaskRecord,
  type TaskStatus,
} from './task.ts'
export { usageSchema, type Usage } from './usage.ts'
export {
  clientMessageSchema,
  relayMessageSchema,
  type ClientMessage,
  type UrgentMessage,
  type AuthorsMessage,
  type RelayMessage,
  type HelloMessage,
  type WelcomeMessage,
  type Principal,
} from './wire-messages.ts'
export { identitySchema, tokenClaimsSchema, type TokenClaims } from './token-claims.ts'
export { parseWith, type Issue, type ParseResult } from './parse.ts'
export type { Infer, Schema } from './schema.ts'
export { SCHEMA_VERSION, SCHEMA_HISTORY } from './version.ts'
export { readOutboxes } from './outboxes.ts'
export { migrateDocument, type MigrationOptions, type MigrationResult } from './migrations.ts'
