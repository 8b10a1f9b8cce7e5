import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CallboardError } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { RelayProcess } from '../testing/relay-process.ts'
import { connectCallboard, greet } from '../testing/raw-client.ts'
import { temporaryDirectory } from '../testing/start-relay.ts'
import { TEST_SECRET } from '../testing/tokens.ts'
import { runTokenCommand } from './token-command.ts'

async function secretFile(): Promise<string> {
  const file = join(await temporaryDirectory(), 'secret')
  await writeFile(file, `${TEST_SECRET}\n`)
  return file
}

test('the command makes tokens that a relay with the same secret takes', async () => {
  const file = await secretFile()
  const relay = new RelayProcess(['--port', '0', '--memory', '--secret-file', file, '--issuer', 'me'])
  const url = await relay.url()
  const flags = ['--kind', 'agent', '--sub', 'ci', '--agent', 'flights', '--session', 'trip-*', '--session', 'lobby', '--ttl', '90s', '--issuer', 'me']
  const bearer = (await runTokenCommand(['--secret-file', file, ...flags], {})).trim()
  const client = await connectCallboard(url, 'trip-1', { bearer, agent: { id: 'flights' } })
  const welcome = client.last('welcome')
  expect(welcome?.principal).toEqual({ kind: 'agent', id: 'flights' })
  expect(welcome?.tokenEndsInMs).toBeLessThanOrEqual(90_000)
  expect(welcome?.tokenEndsInMs).toBeGreaterThan(60_000)
  await connectCallboard(url, 'lobby', { bearer })
  expect((await (await greet(url, 'other', { bearer })).whenClosed()).code).toBe(4403)
  const foreign = (await runTokenCommand(['--secret-file', file, ...flags.slice(0, -2)], {})).trim()
  expect((await (await greet(url, 'lobby', { bearer: foreign })).whenClosed()).code).toBe(4401)
  expect(relay.stdout).not.toContain('open')
  expect(relay.stdout + relay.stderr).not.toContain(bearer)
})

test('the secret may stand in the environment, and is never a flag', async () => {
  const flags = ['--kind', 'user', '--sub', 'ada', '--session', '*']
  expect((await runTokenCommand(flags, { CALLBOARD_SECRET: TEST_SECRET })).split('.')).toHaveLength(3)
  await expect(runTokenCommand([...flags, '--secret', TEST_SECRET], {})).rejects.toMatchObject({ code: 'option-invalid' })
})

test.each([
  [['--kind', 'king', '--sub', 'a', '--session', '*'], '--kind'],
  [['--sub', 'a', '--session', '*'], '--kind'],
  [['--kind', 'user', '--session', '*'], '--sub'],
  [['--kind', 'user', '--sub', 'a/b', '--session', '*'], '--sub'],
  [['--kind', 'user', '--sub', 'a'], '--session'],
  [['--kind', 'user', '--sub', 'a', '--session', '*', '--ttl', 'soon'], '--ttl'],
  [['--kind', 'user', '--sub', 'a', '--session', '*', '--ttl', '0s'], '--ttl'],
])('%j is refused by the name of its flag', async (flags, flag) => {
  const error: unknown = await runTokenCommand(flags, { CALLBOARD_SECRET: TEST_SECRET }).catch((reason: unknown) => reason)
  expect(CallboardError.is(error, 'option-invalid')).toBe(true)
  expect(String(error)).toContain(`option ${flag} `)
})

test('a relay for other machines is not started without a secret, and says why; one for this machine says that it is open', async () => {
  const refused = new RelayProcess(['--port', '0', '--memory', '--host', '0.0.0.0'])
  expect((await refused.ended()).code).toBe(2)
  expect(refused.stderr).toContain('--secret-file')
  const open = new RelayProcess(['--port', '0', '--memory'])
  await open.url()
  expect(open.stdout).toContain('open')
  const [line = '{}'] = open.stderr.split('\n')
  expect(JSON.parse(line)).toMatchObject({ level: 'warn', msg: expect.stringContaining('asks nobody') })
})

test.each([
  [['--secret-file', '/nowhere/at/all'], '--secret-file'],
  [['--jwks-url', 'https://id.example/jwks', '--public-key-file', '/dev/null'], 'several'],
  [['--issuer', 'me'], '--issuer'],
  [['--jwks-url', 'nowhere'], 'jwksUrl'],
  [['--origin', 'not an origin'], 'origins'],
])('%j is refused at the start', async (flags, named) => {
  const relay = new RelayProcess(['--port', '0', '--memory', ...flags])
  expect((await relay.ended()).code).toBe(2)
  expect(relay.stderr).toContain(named)
})
