import type { CallboardError, ErrorCode } from '@callboard/session/protocol'

/** The statuses of what can be wrong with who asks, whatever is asked for. */
export const ACCESS_STATUSES: Partial<Record<ErrorCode, number>> = {
  'frame-malformed': 400,
  'token-missing': 401,
  'token-invalid': 401,
  'token-expired': 401,
  'session-forbidden': 403,
  'origin-forbidden': 403,
  'not-permitted': 403,
  'write-refused': 403,
  'rate-limited': 429,
  'identity-unavailable': 503,
  'relay-full': 503,
}

/** Headers by which a client learns that a token is asked for, or that the one it sent is none. */
export function challengeOf({ code }: CallboardError): Record<string, string> {
  if (code === 'token-missing') return { 'www-authenticate': 'Bearer' }
  if (ACCESS_STATUSES[code] === 401) return { 'www-authenticate': 'Bearer error="invalid_token"' }
  return {}
}
