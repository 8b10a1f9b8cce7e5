import { EXTENSION_MESSAGE } from '@callboard/session/protocol'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { PresenceTable } from '../../presence/presence-table.ts'
import { connectCallboard, connectPlain, open } from '../../testing/raw-client.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../../testing/tokens.ts'
import { until } from '../../testing/until.ts'

test('T16: presences of 100,000 clients that are none are kept by nobody and shown to nobody', async () => {
  const { url } = await startRelay({ tokens: { secret: TEST_SECRET } })
  const witness = await connectPlain(url, 'board', await tokenOf({ sub: 'cal', kind: 'viewer' }))
  const entries = (state: unknown): { clientId: number; clock: number; state: unknown }[] =>
    Array.from({ length: 50_000 }, (_, index) => ({ clientId: index + 1, clock: 1, state }))
  const own = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'eve', kind: 'user' }) })
  const plain = await connectPlain(url, 'board', await tokenOf({ sub: 'eve', kind: 'user' }))
  for (const client of [own, plain]) {
    client.sendPresence(...entries(null))
    client.sendPresence(...entries({ a: 1 }))
    client.sendPresence({ clientId: client.doc.clientID, clock: 1, state: { mark: 'last' } })
  }
  await until('the last of ours is seen', () => witness.presence.get(own.doc.clientID)?.state?.['mark'] === 'last')
  // The plain one has chosen one of them, and speaks for no other.
  expect(witness.presence.size).toBeLessThanOrEqual(2)
  const joiner = await connectPlain(url, 'board', await tokenOf({ sub: 'dan', kind: 'viewer' }))
  await until('a joiner knows who is here', () => joiner.presence.has(own.doc.clientID))
  expect(joiner.presence.size).toBeLessThanOrEqual(2)
})

test('T16: clocks of those who left are let go of, whatever they said they were', () => {
  let now = 1_800_000_000_000
  const table = new PresenceTable<object>(() => now)
  for (let clientId = 1; clientId <= 1_000; clientId++) {
    const owner = {}
    table.announce(owner, { clientId, clock: Number.MAX_SAFE_INTEGER, stateJson: '{}' }, true)
    table.release(owner)
  }
  table.takeChanges()
  now += 120_000
  table.renew()
  expect(table.current({}, Array.from({ length: 1_000 }, (_, index) => index + 1))).toBeUndefined()
})

test('T33: a field that is all spaces, or deep without end, is turned away and not read for long', async () => {
  const { url } = await startRelay()
  const spaces = ' '.repeat(900_000)
  const hostile = [
    JSON.stringify({ type: 'hello', clientId: 1, instance: spaces }),
    JSON.stringify({ type: 'hello', clientId: 1, instance: 'a', agent: { id: spaces } }),
    `${spaces}{}`,
    `{"type":"hello","clientId":1,"instance":${'['.repeat(30_000)}`,
    `{"type":"hello","clientId":1,"instance":${'['.repeat(7_000)}${']'.repeat(7_000)}}`,
  ]
  for (const json of hostile) {
    const client = await open(url, 'board', { extended: true })
    client.send(encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, EXTENSION_MESSAGE)
      encoding.writeVarString(encoder, json)
    }))
    expect((await client.whenClosed()).code).toBe(4400)
  }
  const [writer, reader] = await Promise.all([connectPlain(url, 'board'), connectPlain(url, 'board')])
  writer.doc.getMap('app').set(spaces.slice(0, 200), spaces)
  await until('spaces may be written', () => reader.doc.getMap('app').size === 1)
})
