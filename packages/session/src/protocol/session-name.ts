import { failure, type CallboardError } from './callboard-error.ts'
import { SESSION_NAME_BYTES } from './limits.ts'

/** The parsed name, or the error to hand to whoever sent it. */
export type SessionNameResult =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly error: CallboardError }

const allowed = /^(?!\.\.?$)[A-Za-z0-9_~:@.-]+$/

/**
 * Parses a session name: 1 to 128 of the characters `A-Z a-z 0-9 _ ~ : @ . -`, and neither `.` nor `..`.
 * Slashes, escapes and control characters have no place in it, so a name is the same in a URL, a log line and a key.
 */
export function parseSessionName(input: string): SessionNameResult {
  if (input.length <= SESSION_NAME_BYTES && allowed.test(input)) return { ok: true, name: input }
  const rule = `1 to ${SESSION_NAME_BYTES} letters, digits or _~:@.-, not only dots`
  const message = `${JSON.stringify(input.slice(0, 40))} cannot name a session. Use ${rule}.`
  return { ok: false, error: failure('session-name-invalid', message) }
}
