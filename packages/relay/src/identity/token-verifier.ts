import { CallboardError } from '@callboard/session/protocol'
import { parseWith, tokenClaimsSchema, type TokenClaims } from '@callboard/session/schema'
import type { importJWK, JWTVerifyGetKey } from 'jose'
import { optionInvalid } from '../relay/relay-options.ts'
import { identityUnavailable, tokenExpired, tokenInvalid, tokenMissing } from './identity-errors.ts'
import type { Authorize, Identity } from './identity.ts'
import type { TokenOptions } from './token-options.ts'

/** How far the clock of whoever made the token may be ahead, for `nbf`. The end of a token is by the relay's clock alone. */
const CLOCK_TOLERANCE = '5s'

/** A shorter secret can be guessed from one token. Bytes. */
const SECRET_BYTES = 32

/** What a set of public keys may sign with; never with a shared secret. */
const KEY_SET_ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512']

/** A key server that takes longer than this does not answer. Milliseconds. */
const KEY_SERVER_TIMEOUT_MS = 3_000

type JoseErrors = typeof import('jose/errors')

interface TokenKey {
  /** No others: a token does not choose how it is checked. */
  readonly algorithms: string[]
  readonly key: JWTVerifyGetKey
}

/** What reads tokens by the relay's options. Rejects with `option-invalid` for a key that is none. */
export async function createTokenVerifier(options: TokenOptions): Promise<Authorize> {
  const { algorithms, key } = await readKey(options)
  // Loaded in parts and by who needs them: most relays on somebody's own machine check no tokens, and few of the others ask a key server.
  const [{ jwtVerify }, errors] = await Promise.all([import('jose/jwt/verify'), import('jose/errors')])
  const expected = { ...pick('issuer', options.issuer), ...pick('audience', options.audience) }
  return async ({ token }) => {
    if (token === undefined) throw tokenMissing()
    const payload = await jwtVerify(token, key, {
      ...expected,
      algorithms,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', 'sub'],
    }).then(({ payload }) => payload, (error: unknown) => {
      throw describe(error, errors)
    })
    const parsed = parseWith(tokenClaimsSchema, payload)
    if (!parsed.ok) {
      const [issue] = parsed.issues
      throw tokenInvalid(`has a claim that is not what it should be (${issue?.path}: ${issue?.message})`)
    }
    return identityOf(parsed.value)
  }
}

function identityOf(claims: TokenClaims): Identity {
  const { sub, kind, sessions, agent, paths = [], name, exp, jti } = claims
  const id = kind === 'agent' ? (agent ?? sub) : sub
  return { kind, id, sessions, paths, name, endsAt: exp * 1_000, tokenId: jti }
}

async function readKey(options: TokenOptions): Promise<TokenKey> {
  const { secret, publicKey, jwksUrl } = options
  if ([secret, publicKey, jwksUrl].filter((given) => given !== undefined).length !== 1) {
    throw optionInvalid('tokens', 'has not exactly one of secret, publicKey and jwksUrl')
  }
  if (jwksUrl !== undefined) return keySet(jwksUrl)
  if (publicKey !== undefined) return publicKeyOf(publicKey)
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : (secret ?? new Uint8Array())
  if (typeof secret === 'string' && secret.includes('-----BEGIN')) {
    throw optionInvalid('tokens.secret', 'is a key and no secret', 'Give a public key as publicKey.')
  }
  if (bytes.byteLength < SECRET_BYTES) {
    throw optionInvalid('tokens.secret', `is under ${SECRET_BYTES} bytes`, 'Make one, for example with: openssl rand -base64 32')
  }
  // Made once: `jose` makes it anew for every token from bytes, which takes as long as to check it.
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(bytes), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  return { algorithms: ['HS256'], key: () => key }
}

async function keySet(jwksUrl: string): Promise<TokenKey> {
  const url = URL.canParse(jwksUrl) ? new URL(jwksUrl) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw optionInvalid('tokens.jwksUrl', 'is no http or https URL')
  const [{ createRemoteJWKSet }, errors] = await Promise.all([import('jose/jwks/remote'), import('jose/errors')])
  // All else is a key server that cannot be reached or does not answer what it should: not the token's fault.
  const tokenFaults = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported]
  const find = createRemoteJWKSet(url, { timeoutDuration: KEY_SERVER_TIMEOUT_MS })
  const key: JWTVerifyGetKey = async (header, token) => {
    try {
      return await find(header, token)
    } catch (error) {
      const isToken = tokenFaults.some((fault) => error instanceof fault)
      throw isToken ? error : identityUnavailable(error)
    }
  }
  return { algorithms: KEY_SET_ALGORITHMS, key }
}

async function publicKeyOf(publicKey: string): Promise<TokenKey> {
  const { importJWK, importSPKI } = await import('jose/key/import')
  try {
    const text = publicKey.trim()
    const key = text.startsWith('{') ? await importJWK(publicJwk(text), 'EdDSA') : await importSPKI(text, 'EdDSA')
    return { algorithms: ['EdDSA', 'Ed25519'], key: () => key }
  } catch (cause) {
    throw optionInvalid('tokens.publicKey', 'is no Ed25519 public key', 'Give it as PEM (SPKI) or as a JWK.', cause)
  }
}

/** Throws for a secret one, and for one of another kind: the relay needs no key with which tokens can be made. */
function publicJwk(text: string): Parameters<typeof importJWK>[0] {
  const jwk = JSON.parse(text) as { kty?: unknown; d?: unknown; crv?: unknown }
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.d !== undefined) throw new TypeError('Not an Ed25519 public key')
  return jwk as Parameters<typeof importJWK>[0]
}

function pick<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)
}

/** What `jose` says of a token does not quote it. */
function describe(error: unknown, errors: JoseErrors): CallboardError {
  if (CallboardError.is(error)) return error
  if (error instanceof errors.JWTExpired) return tokenExpired()
  if (error instanceof errors.JWTClaimValidationFailed) return tokenInvalid(`fails its claim ${error.claim} (${error.reason})`, error)
  if (error instanceof errors.JOSEAlgNotAllowed) return tokenInvalid('is signed with an algorithm that the relay does not take', error)
  if (error instanceof errors.JWKSNoMatchingKey) return tokenInvalid('is signed with a key that the relay does not know', error)
  return tokenInvalid('is no JWT that the relay trusts', error)
}
