import { CallboardError } from '@callboard/session/protocol'

/** The opening message of a Callboard client is not a `hello`, or a second one. */
export function helloInvalid(problem: string): CallboardError {
  return new CallboardError({
    code: 'hello-invalid',
    message: `The opening message ${problem}, so the connection is closed. A client that offers callboard.v1 sends one hello { clientId, instance, agent? } before anything else.`,
  })
}

/** Another process holds the agent id. */
export function agentFenced(agentId: string, epoch: number): CallboardError {
  return new CallboardError({
    code: 'agent-fenced',
    message: `Agent ${agentId} was taken over by another process with epoch ${epoch}, so what this one writes is no longer taken. Stop this process, or give it an agent id of its own.`,
    details: { agentId, epoch },
  })
}

/** A client comes back with the document of another time. */
export function documentReplaced(): CallboardError {
  return new CallboardError({
    code: 'document-replaced',
    message: 'This session has a new document since the last connection, so the old copy is not taken. Make a new session to take part in it.',
  })
}

/** A client sends faster than its session can be read from disk. */
export function stillLoading(): CallboardError {
  return new CallboardError({
    code: 'storage-unavailable',
    message: 'The session is still being read from disk and too much was sent meanwhile, so the connection is closed. Come back in a moment.',
  })
}

/** A session ended, its storage having failed or the relay stopping, before it could be read. */
export function sessionUnreadable(): CallboardError {
  return new CallboardError({
    code: 'storage-unavailable',
    message: 'The session was let go before what is saved of it was certain, so nothing can be said of it. Ask again in a moment.',
  })
}

/** The relay is going. */
export function relayStopping(retryInMs?: number): CallboardError {
  return new CallboardError({
    code: 'relay-stopping',
    message: 'The relay is stopping; everything it acknowledged is saved. Come back in a moment.',
    details: { retryInMs },
  })
}

/** Anything that is not a `CallboardError` and came out of a handler. */
export function internalError(cause: unknown): CallboardError {
  if (CallboardError.is(cause)) return cause
  return new CallboardError({
    code: 'internal',
    message: 'The relay could not handle a message, so the connection is closed. The relay\'s log says why; please report it.',
    cause,
  })
}
