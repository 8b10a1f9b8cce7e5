import { CallboardError, CONVERSATION_STREAM, LOG_STREAM, readAgentStreamName } from '@callboard/session/protocol'
import { sessionForbidden } from './identity-errors.ts'
import type { Identity } from './identity.ts'
import { opensSession } from './session-patterns.ts'

/** What somebody does to a stream: `rule` is to close, limit or remove what is everybody's. */
export type StreamAct = 'append' | 'rule' | 'remove'

/** The session of a stream's path, and its name there; a path without a slash is all session. */
export function splitStreamPath(path: string): { readonly session: string; readonly stream: string } {
  const end = path.indexOf('/')
  return end < 0 ? { session: path, stream: '' } : { session: path.slice(0, end), stream: path.slice(end + 1) }
}

/** Throws `session-forbidden` if the identity may not read the stream at a path: it opens its session. */
export function assertMayRead(identity: Identity | undefined, path: string): void {
  if (identity === undefined || opensSession(identity.sessions, splitStreamPath(path).session)) return
  throw sessionForbidden('The token does not open the session of this stream')
}

/** Throws `session-forbidden` or `not-permitted` if the identity may not do this to the stream at a path. */
export function assertMayWrite(identity: Identity | undefined, path: string, act: StreamAct): void {
  if (identity === undefined) return
  assertMayRead(identity, path)
  const { stream } = splitStreamPath(path)
  if (!mayWrite(identity, stream, act)) throw notYours(identity, stream)
}

function mayWrite({ kind, id }: Identity, stream: string, act: StreamAct): boolean {
  if (stream.startsWith('agents/')) {
    const isOwn = kind === 'agent' && readAgentStreamName(stream)?.agentId === id
    return isOwn || (kind === 'service' && act === 'remove')
  }
  if (act === 'remove') return kind === 'service'
  const isShared = stream === CONVERSATION_STREAM || stream === LOG_STREAM
  if (isShared && act === 'rule') return kind === 'service'
  if (stream === CONVERSATION_STREAM) return kind === 'user' || kind === 'agent'
  if (stream === LOG_STREAM) return kind === 'agent'
  return kind !== 'viewer'
}

function notYours({ kind, id }: Identity, stream: string): CallboardError {
  return new CallboardError({
    code: 'not-permitted',
    message: `${JSON.stringify(stream.slice(0, 80))} is not for ${kind} ${id} to do this to, so nothing was done. An agent writes agents/<its id>/<id> and its lines of the log, users and agents their entries of the conversation; what is not one's own is closed and removed by a service.`,
  })
}
