import { CLOSE_CODES } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { connectCallboard, type RawClient } from '../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'
import type { Relay } from './create-relay.ts'

const tokens = { secret: TEST_SECRET }

async function join({ url }: Relay, sub: string, kind = 'user'): Promise<RawClient> {
  return connectCallboard(url, 'trip', { bearer: await tokenOf({ sub, kind }) })
}

/** Resolves when all that the client has sent so far is in the document, or it was sent away. */
async function settled(client: RawClient, frames: number): Promise<void> {
  await until('it is applied or refused', () => client.closed ?? (client.last('ack')?.frames ?? 0) >= frames)
}

async function expectRefused(client: RawClient, rule: string, path?: string): Promise<void> {
  expect(await client.whenClosed()).toMatchObject({ code: CLOSE_CODES.forbidden, reason: expect.stringMatching(/^write-refused: /) as string })
  expect(client.last('error')).toMatchObject({ code: 'write-refused', rule, ...(path === undefined ? {} : { path }) })
}

/** JSON of so many bytes, with a key, a string and characters of several bytes in it. */
function jsonOf(bytes: number): Record<string, string> {
  const empty = Buffer.byteLength(JSON.stringify({ note: '\n', city: 'Zürich' }))
  return { note: `\n${'x'.repeat(bytes - empty)}`, city: 'Zürich' }
}

test('who has filled their share of a document adds nothing under any client id, also after a restart, and everyone else does', async () => {
  const [data, refused] = [await temporaryDirectory(), [] as string[]]
  const options = { tokens, data, limits: { bytesPerIdentity: 20_000 }, telemetry: { ...silentTelemetry, refused: (code: string, rule?: string) => void refused.push(`${code} ${rule}`) } }
  const first = await startRelay(options)
  for (const page of ['a', 'b', 'c']) {
    const eve = await join(first, 'eve')
    eve.doc.getMap('board').set(page, 'x'.repeat(8_000))
    await settled(eve, 2)
    expect(eve.closed).toBeUndefined()
  }

  const more = await join(first, 'eve')
  more.doc.getMap('board').set('d', 1)
  await expectRefused(more, 'identity-bytes')
  const ada = await join(first, 'ada')
  ada.doc.getMap('board').set('ada', 'x'.repeat(15_000))
  await settled(ada, 2)
  expect(ada.closed).toBeUndefined()
  await first.close()

  const second = await startRelay(options)
  const late = await join(second, 'eve')
  late.doc.getMap('board').set('d', 1)
  await expectRefused(late, 'identity-bytes')
  const tidying = await join(second, 'eve')
  tidying.doc.getMap('board').delete('a')
  await settled(tidying, 2)
  tidying.doc.getMap('board').set('d', 1)
  await settled(tidying, 3)
  expect([tidying.closed, [...tidying.doc.getMap('board').keys()].toSorted()]).toEqual([undefined, ['ada', 'b', 'c', 'd']])
  expect(refused).toEqual(['write-refused identity-bytes', 'write-refused identity-bytes'])
})

test('one who overwrites the same again and again never fills anything', async () => {
  const relay = await startRelay({ tokens, limits: { bytesPerIdentity: 5_000 } })
  const agent = await join(relay, 'flights', 'agent')

  for (let round = 1; round <= 50; round++) {
    agent.doc.getMap('agents').set('flights', { round, text: 'x'.repeat(1_000) })
    await settled(agent, 1 + round)
  }

  expect(agent.closed).toBeUndefined()
})

test('one identity makes as many roots as it may have and no more, also after a restart; another makes its own', async () => {
  const data = await temporaryDirectory()
  const options = { tokens, data, limits: { rootsPerIdentity: 7 } }
  const first = await startRelay(options)
  const eve = await join(first, 'eve')
  for (let root = 0; root < 7; root++) {
    if (root % 2 === 0) eve.doc.getMap(`root-${root}`).set('made', 1)
    else eve.doc.getArray(`root-${root}`).push([1])
  }
  eve.doc.getMap('selections').set('flight', 1)
  await settled(eve, 9)
  expect(eve.closed).toBeUndefined()

  eve.doc.getText('one-more').insert(0, 'x')
  await expectRefused(eve, 'identity-roots', 'one-more')
  const ada = await join(first, 'ada')
  ada.doc.getMap('adas').set('made', 1)
  await settled(ada, 2)
  expect(ada.closed).toBeUndefined()
  await first.close()

  const again = await join(await startRelay(options), 'eve')
  again.doc.getMap('root-0').set('again', 1)
  await settled(again, 2)
  again.doc.getMap('one-more').set('made', 1)
  await expectRefused(again, 'identity-roots', 'one-more')
})

const places = [
  ['an agent\'s record', 'agent', 'agents', 'eve', 8 * 1024, 'record-bytes'],
  ['a person\'s record', 'user', 'people', 'eve/laptop', 8 * 1024, 'record-bytes'],
  ['a selection', 'user', 'selections', 'flight', 64 * 1024, 'value-bytes'],
  ['a setting', 'user', 'config', 'budget', 64 * 1024, 'value-bytes'],
] as const

test.each(places)('%s is stored up to its size as JSON, and refused at a byte more', async (_name, kind, root, key, bytes, rule) => {
  const relay = await startRelay({ tokens })
  const [ada, at, above] = [await join(relay, 'ada'), await join(relay, 'eve', kind), await join(relay, 'eve', kind)]

  at.doc.getMap(root).set(key, jsonOf(bytes))
  await until('it is passed on', () => ada.doc.getMap(root).has(key))
  above.doc.getMap(root).set(key, jsonOf(bytes + 1))

  await expectRefused(above, rule, `${root}/${key.replace('/', '~1')}`)
  expect([ada.doc.getMap(root).get(key), at.closed]).toEqual([jsonOf(bytes), undefined])
})

test('a shared type in place of a record has its size too, whatever is added piece by piece', async () => {
  const relay = await startRelay({ tokens, limits: { recordBytes: 1_000 } })
  const agent = await join(relay, 'eve', 'agent')
  const list = new Y.Array<string>()
  agent.doc.getMap('agents').set('eve', new Y.Map([['list', list]]))
  await settled(agent, 2)

  for (let frame = 3; agent.closed === undefined && frame < 200; frame++) {
    list.push(['x'.repeat(20)])
    await settled(agent, frame)
  }

  await expectRefused(agent, 'record-bytes', 'agents/eve')
  expect(list.length).toBeGreaterThan(20)
})

test('where nobody is asked who they are, nobody has a share, and records are not measured', async () => {
  const relay = await startRelay({ limits: { bytesPerIdentity: 100, rootsPerIdentity: 1, recordBytes: 10 } })
  const client = await connectCallboard(relay.url, 'trip')
  client.doc.getMap('agents').set('any', { text: 'x'.repeat(1_000) })
  client.doc.getMap('one').set('a', 1)
  client.doc.getMap('two').set('a', 1)

  await settled(client, 4)

  expect(client.closed).toBeUndefined()
})
