import { failure, type CallboardError } from './callboard-error.ts'
import { LIMITS } from './limits.ts'

/** The stream of a session that holds what people and agents say to one another. */
export const CONVERSATION_STREAM = 'conversation'

/** The stream of a session that holds what was decided in it, by whom and when. */
export const LOG_STREAM = 'log'

const AGENT_STREAMS = 'agents/'

/** The name of an agent's stream within its session: `agents/<agent id>/<id>`. An agent's id holds no slash. */
export function agentStreamName(agentId: string, id: string): string {
  return `${AGENT_STREAMS}${agentId}/${id}`
}

/** Whose stream it is by its name, and its id; `undefined` when it is no agent's. */
export function readAgentStreamName(stream: string): { readonly agentId: string; readonly id: string } | undefined {
  const [, agentId, id, ...more] = stream.startsWith(AGENT_STREAMS) ? stream.split('/') : []
  return agentId && id && more.length === 0 ? { agentId, id } : undefined
}

/** The name, or the error to hand to whoever sent it. */
export type StreamNameResult =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly error: CallboardError }

// oxlint-disable-next-line no-control-regex -- control characters are what it keeps out
const allowed = /^(?!\/)(?!.*\/$)(?!.*\/\/)(?!(.*\/)?\.\.?(\/|$))[^\u0000-\u001f\u007f\p{Surrogate}]+$/su

/**
 * Checks the name of a stream, below its session or, as the path of a URL after decoding, with it: 1 to 512 characters in
 * parts between single slashes, without control characters or halves of characters, and no part only `.` or `..`.
 */
export function parseStreamName(input: string): StreamNameResult {
  if (input.length <= LIMITS.streamNameChars && allowed.test(input)) return { ok: true, name: input }
  const message =
    `${JSON.stringify(input.slice(0, 40))} cannot name a stream, so none is opened. Use 1 to ${LIMITS.streamNameChars} ` +
    'characters without control characters, in parts between single slashes that are not only dots.'
  return { ok: false, error: failure('stream-name-invalid', message) }
}
