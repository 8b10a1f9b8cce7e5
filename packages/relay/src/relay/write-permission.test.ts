import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { connectCallboard, connectPlain, type RawClient } from '../testing/raw-client.ts'
import { connectStock } from '../testing/stock-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'

const tokens = { secret: TEST_SECRET }

interface LogLine {
  readonly context: Readonly<Record<string, unknown>>
  readonly message: string
}

function loggerInto(lines: LogLine[]): { info: () => void; warn: (context: object, message: string) => void; error: () => void } {
  return { info: () => {}, error: () => {}, warn: (context, message) => void lines.push({ context: { ...context }, message }) }
}

async function joined(url: string, kind: string, sub: string, more: Record<string, unknown> = {}): Promise<RawClient> {
  return connectCallboard(url, 'trip', { bearer: await tokenOf({ sub, kind, ...more }) })
}

test('a write where an identity may not is not applied nor passed on, is told with path and rule, logged without content, and counted', async () => {
  const lines: LogLine[] = []
  const refusals: unknown[] = []
  const { url } = await startRelay({ tokens, logger: loggerInto(lines), telemetry: { ...silentTelemetry, refused: (...refusal) => void refusals.push(refusal) } })
  const ada = await joined(url, 'user', 'ada')
  const eve = await joined(url, 'agent', 'eve')
  ada.doc.getMap('config').set('budget', 100)
  await until('eve sees it', () => eve.doc.getMap('config').get('budget') === 100)

  eve.doc.getMap('config').set('budget', 'a secret text')

  expect(await eve.whenClosed()).toMatchObject({ code: 4403, reason: expect.stringContaining('write-refused') })
  expect(eve.last('error')).toMatchObject({ code: 'write-refused', path: 'config/budget', rule: 'out-of-scope' })
  const reader = await joined(url, 'viewer', 'cal')
  expect(reader.doc.getMap('config').toJSON()).toEqual({ budget: 100 })
  expect(ada.doc.getMap('config').toJSON()).toEqual({ budget: 100 })
  expect(lines.map(({ context }) => context)).toMatchObject([{ session: 'trip', identity: 'agent:eve', code: 'write-refused', rule: 'out-of-scope' }])
  expect(JSON.stringify(lines)).not.toContain('secret text')
  expect(refusals).toEqual([['write-refused', 'out-of-scope']])
  ada.doc.getMap('config').set('budget', 200)
  await until('ada is still heard', () => reader.doc.getMap('config').get('budget') === 200)
})

test('T1: a viewer writes nothing, by update or by sync step, and reads on with what it has', async () => {
  const { url } = await startRelay({ tokens })
  const ada = await joined(url, 'user', 'ada')
  for (const type of [1, 2]) {
    const viewer = await connectPlain(url, 'trip', await tokenOf({ sub: `cal-${type}`, kind: 'viewer' }))
    const forged = new Y.Doc()
    forged.getMap('selections').set('flight', 'forged')
    viewer.sendUpdate(Y.encodeStateAsUpdate(forged), type)
    expect(await viewer.whenClosed()).toMatchObject({ code: 4403 })
  }
  expect(ada.doc.getMap('selections').size).toBe(0)
  const stock = connectStock(url, 'trip', new Y.Doc(), await tokenOf({ sub: 'cal', kind: 'viewer' }))
  await stock.synced()
  ada.doc.getMap('selections').set('flight', 'LX 318')
  await until('the stock viewer sees it', () => stock.doc.getMap('selections').get('flight') === 'LX 318')
  stock.destroy()
})

test('T3: a client id belongs to who first wrote under it, also after the relay was restarted', async () => {
  const data = await temporaryDirectory()
  const first = await startRelay({ tokens, data })
  const ada = await joined(first.url, 'user', 'ada')
  const copy = new Y.Doc()
  ada.doc.getMap('selections').set('flight', 'LX 318')
  await ada.saved()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ada.doc))
  copy.clientID = ada.doc.clientID
  await first.close()

  const second = await startRelay({ tokens, data })
  const eve = await connectPlain(second.url, 'trip', await tokenOf({ sub: 'eve', kind: 'user' }))
  const before = Y.encodeStateVector(copy)
  copy.getMap('selections').set('flight', 'forged')
  eve.sendUpdate(Y.encodeStateAsUpdate(copy, before))

  expect(await eve.whenClosed()).toMatchObject({ code: 4403, reason: expect.stringContaining('write-refused') })
  const reader = await joined(second.url, 'viewer', 'cal')
  expect(reader.doc.getMap('selections').get('flight')).toBe('LX 318')
})

test('T5: what builds on something that never comes is asked about, waits outside the document, and ends its connection', async () => {
  const { url } = await startRelay({ timing: { quarantineMs: 200 } })
  const writer = await connectPlain(url, 'trip')
  const other = await connectPlain(url, 'trip')
  const away = new Y.Doc()
  away.getMap('board').set('first', 1)
  const before = Y.encodeStateVector(away)
  away.getMap('board').set('second', 2)
  const asked = (): number => writer.arrived.filter((kind) => kind === 'sync-0').length
  const askedBefore = asked()

  writer.sendUpdate(Y.encodeStateAsUpdate(away, before))

  await until('it is asked for what is missing', () => asked() > askedBefore)
  expect(await writer.whenClosed()).toMatchObject({ code: 4409, reason: expect.stringContaining('document-incomplete') })
  expect(other.doc.store.clients.size).toBe(1)
})

test('T5: what was missing is applied when it comes in time, and acknowledged in order', async () => {
  const { url } = await startRelay()
  const writer = await connectCallboard(url, 'trip')
  const other = await connectPlain(url, 'trip')
  await until('the first sync is acknowledged', () => writer.last('ack')?.frames === 1)
  const away = new Y.Doc()
  const updates: Uint8Array[] = []
  away.on('update', (update: Uint8Array) => updates.push(update))
  away.getMap('board').set('first', 1)
  away.getMap('board').set('second', 2)
  const [first, second] = updates
  if (first === undefined || second === undefined) throw new Error('two updates')

  writer.sendUpdate(second)
  await until('it is asked for what is missing', () => writer.arrived.filter((kind) => kind === 'sync-0').length > 1)
  writer.sendUpdate(first)

  await until('both are there', () => other.doc.getMap('board').size === 2)
  // The first sync step, the answer to what was asked, and both updates.
  await writer.saved()
})

test('every life of an agent is given the same client id to write under, and others are told whose that is', async () => {
  const { url } = await startRelay({ tokens })
  const ids = new Set<number | undefined>()
  for (let life = 0; life < 20; life++) {
    const agent = await connectCallboard(url, 'trip', { agent: { id: 'flights' }, bearer: await tokenOf({ sub: 'flights', kind: 'agent' }) })
    const { writeAs, writes, survives } = agent.last('welcome') ?? {}
    ids.add(writeAs)
    expect({ writes, survives }).toEqual({ writes: ['agents/flights', 'selections/*'], survives: 'client-crash' })
    agent.doc.clientID = writeAs ?? 0
    agent.doc.getMap('agents').set('flights', { life })
    await agent.saved()
  }
  expect(ids.size).toBe(1)
  const reader = await joined(url, 'viewer', 'cal')
  const [writeAs = 0] = ids
  expect(reader.doc.getMap('agents').get('flights')).toEqual({ life: 19 })

  reader.sendExtension({ type: 'authors', clientIds: [writeAs, 12_345] })

  await until('it is answered', () => reader.last('authors'))
  expect(reader.last('authors')?.authors).toEqual([{ clientId: writeAs, principal: { kind: 'agent', id: 'flights' } }])
})

test('500 page loads of one person that write are not refused', async () => {
  const { url } = await startRelay({ tokens })
  const bearer = await tokenOf({ sub: 'ada', kind: 'user' })
  for (let load = 0; load < 500; load++) {
    const page = await connectPlain(url, 'trip', bearer)
    page.doc.getMap('people').set('ada/laptop', { load })
    await until('it is echoed by the next', () => page.closed === undefined)
    page.socket.close()
  }
  const reader = await joined(url, 'viewer', 'cal')
  await until('the last is there', () => (reader.doc.getMap('people').get('ada/laptop') as { load: number } | undefined)?.load === 499)
})

test('a host\'s policy opens a place to agents, and takes it away again between two updates', async () => {
  let open = true
  const { url } = await startRelay({ tokens, policy: ({ kind }) => (open && kind === 'agent' ? ['outline/*'] : []) })
  const ada = await joined(url, 'user', 'ada')
  const agent = await joined(url, 'agent', 'flights')
  agent.doc.getMap('outline').set('a', 1)
  await until('ada sees it', () => ada.doc.getMap('outline').get('a') === 1)

  open = false
  agent.doc.getMap('outline').set('b', 2)

  expect(await agent.whenClosed()).toMatchObject({ code: 4403 })
  expect(agent.last('error')).toMatchObject({ path: 'outline/b' })
})

test('a policy that throws ends the connection that was asked about, and nothing else', async () => {
  const { url } = await startRelay({ tokens, policy: ({ id }) => { if (id === 'eve') throw new Error('no'); return [] } })
  const ada = await joined(url, 'user', 'ada')
  const eve = await connectPlain(url, 'trip', await tokenOf({ sub: 'eve', kind: 'agent' }))
  eve.doc.getMap('selections').set('flight', 1)

  expect(await eve.whenClosed()).toMatchObject({ reason: expect.stringContaining('internal') })
  ada.doc.getMap('selections').set('flight', 2)
  await ada.saved()
})
