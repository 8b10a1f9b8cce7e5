import { CallboardError } from '@callboard/session/protocol'

/** Nobody said who they are. */
export function tokenMissing(): CallboardError {
  return new CallboardError({
    code: 'token-missing',
    message: 'The relay asks for a token and none was sent, so nothing was done. Send it as the sub-protocol bearer.<token>, in the hello, or over HTTP as Authorization: Bearer <token>; a token in a URL is never read.',
  })
}

/** A token that is not trusted; `problem` completes "The token". It never quotes the token. */
export function tokenInvalid(problem: string, cause?: unknown): CallboardError {
  return new CallboardError({
    code: 'token-invalid',
    message: `The token ${problem}, so nothing was done. Get one from whoever hands them out for this relay.`,
    cause,
  })
}

/** A token was good once. */
export function tokenExpired(problem = 'has ended'): CallboardError {
  return new CallboardError({
    code: 'token-expired',
    message: `The token ${problem}, so it counts for nothing any more. Get a newer one.`,
  })
}

/** The token is somebody's, but not for this. */
export function sessionForbidden(problem: string): CallboardError {
  return new CallboardError({
    code: 'session-forbidden',
    message: `${problem}, so the connection is refused. Get a token that says so, or join as whom the token names.`,
  })
}

/** A page from elsewhere. */
export function originForbidden(): CallboardError {
  return new CallboardError({
    code: 'origin-forbidden',
    message: 'The relay does not serve pages of this origin, so nothing was done. Name it in the relay\'s option origins (--origin) if it is yours.',
  })
}

/** A header that no client sends by itself. */
export function originMalformed(): CallboardError {
  return new CallboardError({
    code: 'frame-malformed',
    message: 'The Origin header is none, so nothing was done. Send what a browser sends, or leave it out.',
  })
}

/** What checks tokens does not answer. */
export function identityUnavailable(cause: unknown): CallboardError {
  return new CallboardError({
    code: 'identity-unavailable',
    message: 'Tokens cannot be checked now, because what is needed for it does not answer. Come back in a moment.',
    cause,
  })
}

/** A presence that lies about its sender; `problem` completes "A presence". */
export function presenceRefused(problem: string): CallboardError {
  return new CallboardError({
    code: 'presence-refused',
    message: `A presence ${problem}, so it was shown to nobody and the connection is closed. Announce who the token names.`,
  })
}

/** Somebody does not say in time who they are, or it cannot be checked in time. */
export function handshakeTimeout(): CallboardError {
  return new CallboardError({
    code: 'token-missing',
    message: 'No token that could be checked came in time, so the connection is closed. Send it as the sub-protocol bearer.<token>, or in the hello as soon as the connection is open.',
  })
}

/** Too many are on their way in. */
export function tooManyHandshakes(): CallboardError {
  return new CallboardError({
    code: 'relay-full',
    message: 'Too many connections are being made at once, so this one is refused. Come back in a moment.',
  })
}

/** Somebody was refused too often, and is kept out for a while. */
export function comeBackLater(retryInMs: number): CallboardError {
  return new CallboardError({
    code: 'rate-limited',
    message: `Too much of this identity was refused in this session of late, so it is kept out for ${Math.ceil(retryInMs / 1_000)} s. Mend what it writes, and come back then.`,
    details: { retryInMs },
  })
}
