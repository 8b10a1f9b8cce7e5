import type { Principal } from '@callboard/session/schema'

/**
 * Who is on the other end, as the relay knows it: from a token that was checked, or from the host's own `authorize`.
 * `undefined` where the relay asks nobody (on the loop-back address, without a secret): then everyone may do everything.
 */
export interface Identity extends Principal {
  /** A name that presence has to show; without one it may show any. */
  readonly name?: string | undefined
  /** The sessions it may join, as names; one that ends in `*` stands for all that begin so. */
  readonly sessions: readonly string[]
  /** Where it may write beyond what its kind may, as patterns of paths (`matchesPath`). */
  readonly paths: readonly string[]
  /** From then on it counts for nothing, milliseconds since the Unix epoch. */
  readonly endsAt?: number | undefined
  /** The token's own id (`jti`), by which it can be revoked. */
  readonly tokenId?: string | undefined
}

/** What somebody asks for. */
export interface AccessRequest {
  /** `undefined`: nothing of a session, but of the relay itself, as its metrics. */
  readonly session: string | undefined
  /** `undefined`: none was sent. Never to be logged. */
  readonly token: string | undefined
  /** Of the page that asks, if it is a page. */
  readonly origin: string | undefined
  readonly transport: 'websocket' | 'http'
}

/**
 * Says who asks, or throws: `token-missing`, `token-invalid`, `token-expired` or `session-forbidden`. Asked before a session is
 * loaded, and again for every newer token on a connection that lives.
 */
export type Authorize = (request: AccessRequest) => Promise<Identity> | Identity

/** One text an identity, for registries and limits: `agent:flights`. */
export function identityKey({ kind, id }: Principal): string {
  return `${kind}:${id}`
}
