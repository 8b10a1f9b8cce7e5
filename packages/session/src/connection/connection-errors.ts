import { CallboardError, CLOSE_CODES, isPermanentCloseCode, type ErrorCode } from '../protocol/index.ts'

const byCloseCode: Readonly<Record<number, ErrorCode>> = {
  [CLOSE_CODES.badRequest]: 'frame-malformed',
  [CLOSE_CODES.sessionNameInvalid]: 'session-name-invalid',
  [CLOSE_CODES.documentReplaced]: 'document-replaced',
  [CLOSE_CODES.fenced]: 'agent-fenced',
  [CLOSE_CODES.tooLarge]: 'frame-too-large',
  [CLOSE_CODES.restart]: 'relay-stopping',
  [CLOSE_CODES.tryAgainLater]: 'relay-stopping',
}

/** The error the relay named in an extension message, which knows more than a close code. */
export function namedError(code: string, message: string): CallboardError {
  // A newer relay may have codes that this version does not know; they are passed on as they are.
  return new CallboardError({ code: code as ErrorCode, message: message.replace(/^callboard: /, ''), details: { code } })
}

/** What a close code says; `undefined` where it says nothing. */
export function closeCodeError(closeCode: number, reason: string): CallboardError | undefined {
  const code = byCloseCode[closeCode]
  const final = isPermanentCloseCode(closeCode)
  if (code === undefined && !final) return undefined
  const then = final ? 'It would be refused again, so no further try is made.' : 'The connection tries again by itself.'
  return new CallboardError({
    code: code ?? 'connection-refused',
    message: `The server ended the connection with ${closeCode} ${code ?? ''} ${reason}. ${then}`.replace(/ +(?=[ .])/g, ''),
    details: { closeCode, reason },
  })
}

/** The relay greets with another generation of the document than the one that is held. */
export function replacedError(): CallboardError {
  return new CallboardError({
    code: 'document-replaced',
    message:
      'The relay has begun a new document under this session name since the last connection, so this copy of the old ' +
      'one was let go, lest the two be mixed. Make a new session to take part in the new one.',
  })
}

/** The server could not be reached. */
export function unreachableError(url: string): CallboardError {
  return new CallboardError({
    code: 'connection-refused',
    message:
      `No WebSocket connection to ${url} could be made, so nothing is sent or received. ` +
      'Is the relay running, and is the address right? The connection tries again by itself.',
    details: { url },
  })
}

/** The server sent what is not the protocol. */
export function malformedError(cause: unknown): CallboardError {
  return new CallboardError({
    code: 'frame-malformed',
    message:
      'The server sent a frame that is not the y-websocket protocol, so the connection was dropped and is made anew. ' +
      'Check that the address is that of a relay.',
    cause,
  })
}

/** The server went silent. */
export function silentError(): CallboardError {
  return new CallboardError({
    code: 'connection-refused',
    message: 'The server went silent, so the link counts as dead. The connection tries again by itself.',
  })
}
