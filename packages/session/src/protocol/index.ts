/** Wire constants and errors shared by the relay and its clients. No dependencies. */
export { CallboardError } from './callboard-error.ts'
export { ERROR_CODES, type ErrorCode } from './error-codes.ts'
export { CLOSE_CODES, isPermanentCloseCode, type CloseReason } from './close-codes.ts'
export {
  BEARER_PREFIX,
  EXTENSION_MESSAGE,
  STOCK_SUBPROTOCOL,
  STREAM_MESSAGE,
  SUBPROTOCOL,
  SYNC,
  Y_MESSAGE,
} from './message-types.ts'
export {
  HEARTBEAT_INTERVAL_MS,
  DEAD_LINK_AFTER_MS,
  LIVENESS_TIMEOUT_MS,
  PRESENCE_RENEWAL_MS,
} from './heartbeat.ts'
export { LIMITS } from './limits.ts'
export { APP_ROOTS, formatPath, matchesPath, patternPart, type DocumentPath } from './path-pattern.ts'
export { parseSessionName, type SessionNameResult } from './session-name.ts'
export {
  agentStreamName,
  CONVERSATION_STREAM,
  LOG_STREAM,
  parseStreamName,
  readAgentStreamName,
  type StreamNameResult,
} from './stream-name.ts'
