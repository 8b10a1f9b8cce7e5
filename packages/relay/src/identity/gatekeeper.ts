import { CallboardError, LIMITS } from '@callboard/session/protocol'
import { identitySchema, parseWith } from '@callboard/session/schema'
import { identityUnavailable, sessionForbidden, tokenExpired, tokenInvalid } from './identity-errors.ts'
import { identityKey, type AccessRequest, type Authorize, type Identity } from './identity.ts'
import { Pass } from './pass.ts'
import type { Revocations } from './revocations.ts'
import { opensSession } from './session-patterns.ts'

/** What the gatekeeper works with. */
export interface GatekeeperOptions {
  /** Says who asks; without it nobody is asked. */
  readonly authorize: Authorize | undefined
  readonly now: () => number
  /** How long `authorize` may take; who hangs is as good as not there. Milliseconds. */
  readonly handshakeMs: number
  readonly revocations: Revocations
}

/** A token's id that looks like this is taken for an identity as well. */
const IDENTITY_KEY = /^(?:user|agent|viewer|service):/

/** Who may come in: asked by everything that lets somebody in, and told when somebody is to leave. */
export class Gatekeeper {
  readonly #options: GatekeeperOptions
  readonly #passes = new Set<Pass>()

  constructor(options: GatekeeperOptions) {
    this.#options = options
  }

  /** Whether nobody is asked who they are. */
  get open(): boolean {
    return this.#options.authorize === undefined
  }

  /**
   * Who asks; `undefined` when nobody is asked. Rejects with `token-missing`, `token-invalid`, `token-expired`,
   * `session-forbidden` or `identity-unavailable`.
   */
  async identify(request: AccessRequest): Promise<Identity | undefined> {
    const { authorize } = this.#options
    if (authorize === undefined) return undefined
    if ((request.token?.length ?? 0) > LIMITS.tokenChars) throw tokenInvalid(`is over ${LIMITS.tokenChars} characters`)
    const identity = checked(await withinTime(() => authorize(request), this.#options.handshakeMs))
    this.#assertCounts(identity)
    const { session } = request
    if (session !== undefined && !opensSession(identity.sessions, session)) {
      throw sessionForbidden('The token does not open this session')
    }
    return identity
  }

  /** A pass for a connection that was let in, to be released when that ends. */
  admit(request: AccessRequest, identity: Identity | undefined): Pass {
    const pass: Pass = new Pass({
      request,
      identity,
      now: this.#options.now,
      renew: (current, token) => this.#renew(current, token),
      onReleased: (released) => this.#passes.delete(released),
    })
    this.#passes.add(pass)
    // It may have been revoked since it was read.
    if (identity !== undefined && this.#isRevoked(identity)) pass.end(revoked())
    return pass
  }

  /**
   * Ends at once what counts on a token's id or an identity's key, and refuses it until `endsAt`: when a token ends by itself, or never.
   * Resolves with how many connections that were, when it is stored. Rejects with `storage-unavailable`.
   */
  async revoke(key: string, endsAt: number | undefined): Promise<number> {
    const { revocations } = this.#options
    const stored = revocations.add(key, endsAt ?? this.#endOf(key))
    const ending = [...this.#passes].filter(({ identity }) => identity !== undefined && this.#isRevoked(identity))
    for (const pass of ending) pass.end(revoked())
    await stored
    return ending.length
  }

  /** Takes a revocation back. Resolves when that is stored. Rejects with `storage-unavailable`. */
  reinstate(key: string): Promise<void> {
    return this.#options.revocations.remove(key)
  }

  /** When the token of an id ends, if one is in use; an identity gets ever newer ones. */
  #endOf(key: string): number | undefined {
    if (IDENTITY_KEY.test(key)) return undefined
    const ends = [...this.#passes].flatMap(({ identity }) => (identity?.tokenId === key ? [identity.endsAt ?? Infinity] : []))
    const last = Math.max(...ends)
    return Number.isFinite(last) ? last : undefined
  }

  async #renew({ request, identity: before }: Pass, token: string): Promise<Identity | undefined> {
    const identity = await this.identify({ ...request, token })
    if (identity !== undefined && before !== undefined && identityKey(identity) !== identityKey(before)) {
      throw sessionForbidden('The newer token is somebody else\'s')
    }
    return identity
  }

  #assertCounts(identity: Identity): void {
    if (this.#isRevoked(identity)) throw revoked()
    if (identity.endsAt !== undefined && identity.endsAt <= this.#options.now()) throw tokenExpired()
  }

  #isRevoked(identity: Identity): boolean {
    const { tokenId } = identity
    const { revocations } = this.#options
    return revocations.has(identityKey(identity)) || (tokenId !== undefined && revocations.has(tokenId))
  }
}

/** Whoever checks tokens may hang. Rejects with `identity-unavailable`. */
async function withinTime<Result>(work: () => Promise<Result> | Result, timeoutMs: number): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(identityUnavailable(new Error(`nothing came of it in ${timeoutMs} ms`))), timeoutMs)
  try {
    return await Promise.race([work(), promise])
  } finally {
    clearTimeout(timer)
  }
}

/** A host's own function may give anything. */
function checked(identity: Identity): Identity {
  const parsed = parseWith(identitySchema, identity)
  if (parsed.ok) return identity
  const [issue] = parsed.issues
  throw new CallboardError({
    code: 'internal',
    message: `What authorize returned is no identity (${issue?.path || 'it'}: ${issue?.message}), so nobody is let in with it. Return kind, id, sessions and paths, or throw.`,
  })
}

function revoked(): CallboardError {
  return tokenExpired('was revoked')
}
