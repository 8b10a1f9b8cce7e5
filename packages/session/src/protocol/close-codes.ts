/** Final: a token is missing, not trusted or over. Apart, because pages carry no other. */
export const CLOSE_UNAUTHORIZED = 4401

/**
 * WebSocket close codes. By the convention of y-websocket 3, 4400 to 4499 tell a client to stop (it would be refused
 * again) and every other code tells it to come back.
 */
export const CLOSE_CODES = {
  /** Final: a frame, message type or hello was malformed. */
  badRequest: 4400,
  /** Final: a token is missing, not trusted or over. */
  unauthorized: CLOSE_UNAUTHORIZED,
  /** Final: not allowed: the session, the origin, a write or a presence. What was refused is not to be sent again. */
  forbidden: 4403,
  /** Final: the session name is not acceptable. */
  sessionNameInvalid: 4404,
  /** Final for this copy of the document, which is of another generation or cannot be completed: drop it and join anew. */
  documentReplaced: 4409,
  /** Final: another process holds the agent id with a higher epoch. */
  fenced: 4410,
  /** Final: a frame or record was over its limit. */
  tooLarge: 4413,
  /** Come back: the relay restarts (registered as "Service Restart"). */
  restart: 1012,
  /** Come back: the relay cannot serve now (registered as "Try Again Later"). */
  tryAgainLater: 1013,
} as const

/** The name of a close code. */
export type CloseReason = keyof typeof CLOSE_CODES

/** Whether a client that was closed with `code` must not reconnect. */
export function isPermanentCloseCode(code: number): boolean {
  return code >= 4400 && code < 4500
}
