import { SignJWT } from 'jose'

/** What relays in tests share with whoever makes tokens. */
export const TEST_SECRET = 'a secret of tests alone, 32 bytes and more'

/** The claims of a token, as one writes them. */
export interface TestClaims {
  readonly kind?: unknown
  readonly sub?: unknown
  readonly sessions?: unknown
  /** Seconds from now until it ends; `null` for a token without an end. @default 600 */
  readonly endsIn?: number | null
  readonly [claim: string]: unknown
}

/** A token that a relay with {@link TEST_SECRET} trusts, for every session unless said otherwise. */
export async function tokenOf({ endsIn = 600, ...claims }: TestClaims, secret: string = TEST_SECRET): Promise<string> {
  const payload: Record<string, unknown> = { sessions: ['*'], ...claims }
  if (endsIn !== null) payload['exp'] = Date.now() / 1_000 + endsIn
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))
}
