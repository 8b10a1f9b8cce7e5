import { type CallboardError, CLOSE_CODES, type ErrorCode } from '@callboard/session/protocol'
import type { RelayMessage } from '@callboard/session/schema'
import { extensionFrame } from '../wire/relay-frames.ts'
import type { SharedFrame } from '../wire/shared-frame.ts'

/** What a room needs of a connection. The room knows nothing of WebSockets or HTTP; tests hand it arrays. */
export interface RoomSocket {
  /** Whether the client selected the sub-protocol `callboard.v1` and so understands extension messages. */
  readonly extended: boolean
  /** How much of what was sent has not left the process. Bytes. */
  readonly unsentBytes: number
  /** Has `listener` called whenever {@link unsentBytes} has come down to {@link UNSENT_BYTES_LIMIT} again. One at a time. */
  onDrained(listener: () => void): void
  /** Calls `listener` once: with `true` when all that was sent before has left the process, with `false` when it never will. */
  afterSent(listener: (isSent: boolean) => void): void
  /** Reads no more of what the client sends, until there was a {@link resume} for each call. */
  pause(): void
  resume(): void
  /** Queues a frame; never throws, and does nothing once the connection is closing. */
  send(frame: Uint8Array): void
  /** The same with a frame that others are sent too. */
  sendShared(frame: SharedFrame): void
  /** Sends what is queued, then closes. Idempotent. */
  close(code: number, reason: string): void
  /** Cuts the connection at once. */
  terminate(): void
}

/**
 * A client to which more than this has not left is sent no data of streams: what else is sent to it stays fresh, and finds room
 * in its buffer. Bytes.
 */
export const UNSENT_BYTES_LIMIT: number = 512 * 1024

/** How long a field of an `error` message may be. Characters. */
const ERROR_FIELD_CHARS = 500

/** A close reason must fit into a control frame: 125 bytes with the code. */
const CLOSE_REASON_BYTES = 120

/** With which code a connection ends for an error; for all others it is to come back later. */
export const CLOSE_CODE_BY_ERROR: Partial<Record<ErrorCode, number>> = {
  'frame-malformed': CLOSE_CODES.badRequest,
  'frame-type-unknown': CLOSE_CODES.badRequest,
  'hello-invalid': CLOSE_CODES.badRequest,
  'document-invalid': CLOSE_CODES.badRequest,
  'token-missing': CLOSE_CODES.unauthorized,
  'token-invalid': CLOSE_CODES.unauthorized,
  'token-expired': CLOSE_CODES.unauthorized,
  'session-forbidden': CLOSE_CODES.forbidden,
  'origin-forbidden': CLOSE_CODES.forbidden,
  'write-refused': CLOSE_CODES.forbidden,
  'presence-refused': CLOSE_CODES.forbidden,
  'document-incomplete': CLOSE_CODES.documentReplaced,
  'session-name-invalid': CLOSE_CODES.sessionNameInvalid,
  'document-replaced': CLOSE_CODES.documentReplaced,
  'agent-fenced': CLOSE_CODES.fenced,
  'frame-too-large': CLOSE_CODES.tooLarge,
  'record-too-large': CLOSE_CODES.tooLarge,
  'document-full': CLOSE_CODES.tooLarge,
  'relay-stopping': CLOSE_CODES.restart,
}

/**
 * Closes a connection with what went wrong: a Callboard client gets the whole sentence in an `error` message, every
 * client gets the code and as much of the sentence as fits as the close reason.
 */
export function refuse(socket: RoomSocket, error: CallboardError): void {
  if (socket.extended) socket.send(extensionFrame(errorMessage(error)))
  const sentence = error.message.replace(/^callboard: /, '').replaceAll(/[^ -~]/g, '?')
  const closeCode = CLOSE_CODE_BY_ERROR[error.code] ?? CLOSE_CODES.tryAgainLater
  socket.close(closeCode, `${error.code}: ${sentence}`.slice(0, CLOSE_REASON_BYTES))
}

function errorMessage({ code, message, details = {} }: CallboardError): RelayMessage {
  const { path, rule, retryInMs } = details
  return {
    type: 'error',
    code,
    message,
    ...(typeof path === 'string' ? { path: path.slice(0, ERROR_FIELD_CHARS) } : {}),
    ...(typeof rule === 'string' ? { rule: rule.slice(0, ERROR_FIELD_CHARS) } : {}),
    ...(typeof retryInMs === 'number' ? { retryInMs: Math.ceil(retryInMs) } : {}),
  }
}
