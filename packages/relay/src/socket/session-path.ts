import { parseSessionName, type SessionNameResult } from '@callboard/session/protocol'

/**
 * The session name in a request's target, as it was sent: nothing is normalised, so `..` or `%2e%2e` never becomes
 * another name. A target that cannot be decoded names no session.
 */
export function sessionFromTarget(target: string, prefix = '/'): SessionNameResult {
  const path = target.split(/[?#]/, 1)[0] ?? ''
  const encoded = path.startsWith(prefix) ? path.slice(prefix.length) : path
  return parseSessionName(decode(encoded))
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
