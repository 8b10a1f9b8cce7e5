import { CallboardError } from '@callboard/session/protocol'

/** Those who are turned away at once do not come back at once. */
function spread(ms: number): number {
  return Math.round(ms * (1 + Math.random()))
}

/** Who is full does not get room by being asked often. Milliseconds. */
const FULL_RETRY_MS = 1_000

/** A connection sends more than it may, and went on while it was read more slowly. */
export function rateLimited(restMs: number): CallboardError {
  const retryInMs = spread(Math.max(restMs, FULL_RETRY_MS))
  return new CallboardError({
    code: 'rate-limited',
    message: `This connection sent more than the relay takes, for long, so it is closed. Send less: gather changes into one update. Come back in ${retryInMs} ms.`,
    details: { retryInMs },
  })
}

/** An identity has used up its share of the relay's time. */
export function shareUsedUp(restMs: number): CallboardError {
  const retryInMs = spread(restMs)
  return new CallboardError({
    code: 'rate-limited',
    message: `What this identity asked for has taken more of the relay's time than is its share, so this was not answered. Ask less often. Come back in ${retryInMs} ms.`,
    details: { retryInMs },
  })
}

/** Too much is being sent in bodies of requests. */
export function bodiesTooLarge(): CallboardError {
  const retryInMs = spread(FULL_RETRY_MS)
  return new CallboardError({
    code: 'rate-limited',
    message: `More is being sent in bodies of requests than the relay takes at once, so this one was not read and nothing was added. Send one after the other. Come back in ${retryInMs} ms.`,
    details: { retryInMs, rule: 'body-bytes' },
  })
}

/** No more connections or sessions. `what` is the subject of a sentence: "The session". */
export function relayFull(what: string, allowed: string): CallboardError {
  const retryInMs = spread(FULL_RETRY_MS)
  return new CallboardError({
    code: 'relay-full',
    message: `${what} has ${allowed}, as many as are allowed, so this connection is closed. Close some that are not needed, or ask the operator to raise the limit.`,
    details: { retryInMs },
  })
}

/** A presence state over the limit. */
export function presenceTooLarge(limit: number): CallboardError {
  return new CallboardError({
    code: 'record-too-large',
    message: `A presence state is over ${limit} bytes, so it is not passed on and the connection is closed. Keep in presence who is where, and what is larger in the document.`,
    details: { limit },
  })
}

/** The document takes no more. */
export function documentFull(limit: number): CallboardError {
  return new CallboardError({
    code: 'document-full',
    message: `The session's document is over ${limit} bytes, so the write was not applied and the connection is closed. The session can still be read, and things in it deleted; drop the local copy and join again to do so.`,
    details: { limit },
  })
}

/** An identity makes sessions or streams too fast. */
export function madeTooFast(what: 'sessions' | 'streams', perMinute: number, restMs: number): CallboardError {
  const retryInMs = spread(restMs)
  return new CallboardError({
    code: 'rate-limited',
    message: `Who this token stands for has made ${perMinute} ${what} within a minute, as many as are allowed, so no other is made. Use those that there are, or come back in ${retryInMs} ms.`,
    details: { retryInMs, rule: `new-${what}` },
  })
}

/** Room comes only when something is removed. Milliseconds. */
const MADE_RETRY_MS = 60_000

/** An identity has made as many sessions or streams as it may. */
export function madeTooMany(what: 'sessions' | 'streams', limit: number): CallboardError {
  const retryInMs = spread(MADE_RETRY_MS)
  return new CallboardError({
    code: 'relay-full',
    message: `Who this token stands for has made ${limit} ${what}, as many as one identity may, so no other is made. Use those that there are, or ask the operator to raise the limit ${what}PerIdentity.`,
    details: { retryInMs, rule: `${what}-per-identity` },
  })
}

/** Somebody connects too often. `who` is the subject of a sentence. */
export function handshakesTooFast(who: string, rule: string, restMs: number): CallboardError {
  const retryInMs = spread(Math.max(restMs, FULL_RETRY_MS))
  return new CallboardError({
    code: 'rate-limited',
    message: `${who} connects more often than the relay allows, so this connection is refused. Keep connections open instead of making new ones. Come back in ${retryInMs} ms.`,
    details: { retryInMs, rule, status: 429 },
  })
}
