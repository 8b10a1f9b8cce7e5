import { CallboardError } from './callboard-error.ts'
import { LIMITS } from './limits.ts'

/** The parsed name, or the error to hand to whoever sent it. */
export type SessionNameResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly error: CallboardError }

const allowed = /^[A-Za-z0-9_~:@.-]+$/

/**
 * Parses a session name: 1 to 128 of the characters `A-Z a-z 0-9 _ ~ : @ . -`, and neither `.` nor `..`.
 * Slashes, escapes and control characters have no place in it, so a name is the same in a URL, a log line and a key.
 */
export function parseSessionName(input: string): SessionNameResult {
  const problem =
    input.length === 0 ? 'is empty'
    : input.length > LIMITS.sessionNameBytes ? `is longer than ${LIMITS.sessionNameBytes} characters`
    : !allowed.test(input) ? 'holds characters other than letters, digits and _ ~ : @ . -'
    : input === '.' || input === '..' ? 'is a path step'
    : undefined
  if (problem === undefined) return { ok: true, name: input }
  return {
    ok: false,
    error: new CallboardError({
      code: 'session-name-invalid',
      message: `The session name ${problem}, so no session can be opened. Use 1 to ${LIMITS.sessionNameBytes} letters, digits or _ ~ : @ . -`,
    }),
  }
}
