import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CallboardError, LIMITS } from '@callboard/session/protocol'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import type { Identity } from './identity.ts'
import type { TokenOptions } from './token-options.ts'
import { createTokenVerifier } from './token-verifier.ts'

async function read(token: string | undefined, options: TokenOptions = { secret: TEST_SECRET }): Promise<Identity> {
  const verify = await createTokenVerifier(options)
  return verify({ session: 'board', token, origin: undefined, transport: 'websocket' })
}

/** The error's code and sentence. */
async function refusal(token: string | undefined, options?: TokenOptions): Promise<string> {
  const error: unknown = await read(token, options).then(() => undefined, (reason: unknown) => reason)
  expect(CallboardError.is(error)).toBe(true)
  const { code, message } = error as CallboardError
  expect(message).toMatch(/^callboard: .+\. .+\.$/s)
  if ((token?.length ?? 0) > 10) expect(message).not.toContain(token)
  return `${code}: ${message}`
}

const ada = { sub: 'ada', kind: 'user' }
const inTenMinutes = (): number => Math.floor(Date.now() / 1_000) + 600

test('a token says who somebody is, which sessions it opens and where it may write besides', async () => {
  const token = await tokenOf({ ...ada, sessions: ['trip-*', 'lobby'], paths: ['notes'], name: 'Ada', jti: 't1' })
  expect(await read(token)).toMatchObject({ kind: 'user', id: 'ada', sessions: ['trip-*', 'lobby'], paths: ['notes'], name: 'Ada', tokenId: 't1' })
})

test('an agent is who the claim agent names, else its subject', async () => {
  expect(await read(await tokenOf({ sub: 'ci', kind: 'agent', agent: 'flights' }))).toMatchObject({ kind: 'agent', id: 'flights' })
  expect(await read(await tokenOf({ sub: 'flights', kind: 'agent' }))).toMatchObject({ kind: 'agent', id: 'flights' })
  expect(await read(await tokenOf({ sub: 'ada', kind: 'user', agent: 'flights' }))).toMatchObject({ kind: 'user', id: 'ada' })
})

test('no token, and one that is over, get codes of their own', async () => {
  expect(await refusal(undefined)).toContain('token-missing')
  expect(await refusal(await tokenOf({ ...ada, endsIn: -10 }))).toContain('token-expired')
})

test.each([
  ['no subject', { kind: 'user' }, 'sub'],
  ['a subject that is a path', { ...ada, sub: 'a/b' }, 'sub'],
  ['a subject that is a prototype', { ...ada, sub: '__proto__' }, 'sub'],
  ['a subject with a control character', { ...ada, sub: 'a\u0000' }, 'sub'],
  ['an endless subject', { ...ada, sub: 'a'.repeat(129) }, 'sub'],
  ['an agent that is a path', { sub: 'x', kind: 'agent', agent: 'a/b' }, 'agent'],
  ['no kind', { sub: 'ada' }, 'kind'],
  ['an unknown kind', { sub: 'ada', kind: 'admin' }, 'kind'],
  ['an inherited kind', { sub: 'ada', kind: 'constructor' }, 'kind'],
  ['no sessions', { ...ada, sessions: undefined }, 'sessions'],
  ['sessions in one text', { ...ada, sessions: '*' }, 'sessions'],
  ['too many sessions', { ...ada, sessions: Array.from({ length: 257 }, () => 'a') }, 'sessions'],
  ['a path that is no text', { ...ada, paths: [7] }, 'paths'],
  ['too many paths', { ...ada, paths: Array.from({ length: 65 }, () => 'a') }, 'paths'],
  ['a name that is no text', { ...ada, name: {} }, 'name'],
  ['no end', { ...ada, endsIn: null }, 'exp'],
])('a token with %s is refused by the name of the claim', async (_what, claims, claim) => {
  const sentence = await refusal(await tokenOf(claims))
  expect(sentence).toContain('token-invalid')
  expect(sentence).toContain(claim)
})

test('a token chooses neither its algorithm nor its key', async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const pem = await exportSPKI(publicKey)
  const claims = { ...ada, sessions: ['*'], exp: inTenMinutes() }
  const unsigned = new UnsecuredJWT(claims).encode()
  const bySecretKey = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)
  const byPublicKey = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(pem))
  const keyInside = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', jwk: await exportJWK(publicKey) }).sign(privateKey)
  const { privateKey: other } = await generateKeyPair('EdDSA')
  const byOther = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', jwk: await exportJWK(publicKey) }).sign(other)

  expect(await read(bySecretKey, { publicKey: pem })).toMatchObject({ id: 'ada' })
  expect(await read(keyInside, { publicKey: JSON.stringify(await exportJWK(publicKey)) })).toMatchObject({ id: 'ada' })
  for (const token of [unsigned, byPublicKey, byOther]) expect(await refusal(token, { publicKey: pem })).toContain('token-invalid')
  for (const token of [unsigned, bySecretKey, await tokenOf(ada, `${TEST_SECRET}!`)]) expect(await refusal(token)).toContain('token-invalid')
  const hs512 = await new SignJWT(claims).setProtectedHeader({ alg: 'HS512' }).sign(new TextEncoder().encode(TEST_SECRET))
  expect(await refusal(hs512)).toContain('algorithm')
})

test('what is no token at all is refused', async () => {
  const token = await tokenOf(ada)
  const [header = '', payload = '', signature = ''] = token.split('.')
  const damaged = ['', '.', '..', 'a.b.c', token.slice(0, -4), `${header}.${payload}`, `${header}.${payload}.`, `${payload}.${header}.${signature}`, '\u0000', `${token}.${token}`]
  for (const text of damaged) expect(await refusal(text)).toContain('token-invalid')
})

test('issuer and audience are asked for if the relay is told whose tokens it takes', async () => {
  const options = { secret: TEST_SECRET, issuer: 'https://id.example', audience: 'callboard' }
  expect(await read(await tokenOf({ ...ada, iss: 'https://id.example', aud: ['x', 'callboard'] }), options)).toMatchObject({ id: 'ada' })
  expect(await refusal(await tokenOf(ada), options)).toContain('iss')
  expect(await refusal(await tokenOf({ ...ada, iss: 'https://other.example', aud: 'callboard' }), options)).toContain('iss')
  expect(await refusal(await tokenOf({ ...ada, iss: 'https://id.example', aud: 'other' }), options)).toContain('aud')
})

test('a token of the near future counts if its clock is a little ahead, and not before', async () => {
  const now = Math.floor(Date.now() / 1_000)
  expect(await read(await tokenOf({ ...ada, nbf: now + 2 }))).toMatchObject({ id: 'ada' })
  expect(await refusal(await tokenOf({ ...ada, nbf: now + 60 }))).toContain('nbf')
})

test('keys come from a key server, new ones too; one that is down is not the token\'s fault', async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' }
  let status = 200
  const server = createServer((_request, response) => void response.writeHead(status).end(JSON.stringify({ keys: [jwk] })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
  const claims = { ...ada, sessions: ['*'], exp: inTenMinutes() }
  const signed = (kid: string): Promise<string> => new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey)
  const pem = await exportSPKI(publicKey)
  const bySecret = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(new TextEncoder().encode(pem))

  expect(await read(await signed('one'), { jwksUrl })).toMatchObject({ id: 'ada' })
  expect(await refusal(await signed('two'), { jwksUrl })).toContain('token-invalid')
  expect(await refusal(bySecret, { jwksUrl })).toContain('token-invalid')
  status = 500
  expect(await refusal(await signed('one'), { jwksUrl })).toContain('identity-unavailable')
  server.closeAllConnections()
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  expect(await refusal(await signed('one'), { jwksUrl })).toContain('identity-unavailable')
})

test('options that would trust the wrong tokens are refused', async () => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const { publicKey: rsa } = await generateKeyPair('RS256', { extractable: true })
  const options: TokenOptions[] = [
    {},
    { secret: 'short' },
    { secret: new Uint8Array(31) },
    { secret: await exportSPKI(publicKey) },
    { secret: TEST_SECRET, jwksUrl: 'https://id.example/jwks' },
    { publicKey: 'no key' },
    { publicKey: await exportSPKI(rsa) },
    { publicKey: JSON.stringify(await exportJWK(privateKey)) },
    { jwksUrl: 'file:///etc/passwd' },
    { jwksUrl: 'nothing' },
  ]
  for (const one of options) await expect(createTokenVerifier(one)).rejects.toMatchObject({ code: 'option-invalid' })
  expect(LIMITS.tokenChars).toBeGreaterThan((await tokenOf(ada)).length)
})
