/** How the relay checks tokens (JWTs): exactly one of `secret`, `publicKey` and `jwksUrl`. */
export interface TokenOptions {
  /** For HS256: what the relay shares with whoever makes tokens, at least 32 bytes; text counts as UTF-8. */
  readonly secret?: string | Uint8Array | undefined
  /** For EdDSA (Ed25519): the public key, as PEM (SPKI) or as JSON of a JWK. */
  readonly publicKey?: string | undefined
  /** Where a key server publishes its public keys (JWKS); asked when needed, and again for keys that are new. */
  readonly jwksUrl?: string | undefined
  /** The claim `iss` that a token must have. @default any or none */
  readonly issuer?: string | undefined
  /** The claim `aud` that a token must have. @default any or none */
  readonly audience?: string | undefined
}
