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

/** Headers by which a client learns that a token is asked for, that the one it sent is none, or when to come back. */
export function challengeOf({ code, details }: CallboardError): Record<string, string> {
  const retryInMs = details?.['retryInMs']
  if (typeof retryInMs === 'number') return { 'retry-after': String(Math.ceil(retryInMs / 1_000)) }
  if (code === 'token-missing') return { 'www-authenticate': 'Bearer' }
  if (ACCESS_STATUSES[code] === 401) return { 'www-authenticate': 'Bearer error="invalid_token"' }
  return {}
}
