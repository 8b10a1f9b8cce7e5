/** Every code a {@link CallboardError} can carry, with what it means. Codes are append-only. */
export const ERROR_CODES = {
  'session-name-invalid': 'The session name is empty, too long, or holds characters that a name may not hold.',
  'frame-malformed': 'A WebSocket frame could not be decoded as the y-websocket protocol.',
  'frame-too-large': 'A WebSocket frame is over the relay\'s size limit.',
  'frame-type-unknown': 'The message type is not one the relay speaks.',
  'hello-invalid': 'The opening message of a Callboard client failed its schema.',
  'agent-fenced': 'Another process has joined under the same agent id and holds a higher epoch.',
  'record-invalid': 'A record fails its schema.',
  'record-too-large': 'A record is over the size limit of one record.',
  'value-invalid': 'A selection or setting fails the app\'s schema.',
  'value-not-json': 'A value holds something that JSON cannot express.',
  'document-invalid': 'An update cannot be applied to the document.',
  'schema-too-new': 'The stored document was written by a newer version.',
  'not-permitted': 'Whoever the session belongs to may not do this, or not now.',
  'document-replaced': 'The relay holds another generation of the document, so this copy of it was dropped.',
  'not-synced': 'The session has not finished its first sync.',
  'session-closed': 'The session was closed and takes no more calls.',
  'task-ended': 'The task has already ended, and a task ends exactly once.',
  'provider-missing': 'A hook or widget was used outside a SessionProvider.',
  'storage-unavailable': 'The relay cannot open or write its database.',
  'port-taken': 'The port is in use by another process.',
  'option-invalid': 'An option or command-line flag has no usable value.',
  'not-found': 'Nothing is served at this address.',
  'connection-refused': 'The relay could not be reached.',
  'relay-stopping': 'The relay is shutting down or restarting.',
  'internal': 'A bug. Please report it.',
} as const

/** The code of a {@link CallboardError}. */
export type ErrorCode = keyof typeof ERROR_CODES
