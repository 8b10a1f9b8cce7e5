import { request, type IncomingMessage } from 'node:http'
import { SUBPROTOCOL } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectCallboard, connectPlain, greet, type RawClient } from '../testing/raw-client.ts'
import { connectStock } from '../testing/stock-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'

const tokens = { secret: TEST_SECRET }
const joinedAt = 1
const person = (id: string, name = id): object => ({ callboard: { kind: 'person', id, name, joinedAt } })
const agentState = (id: string): object => ({ callboard: { kind: 'agent', id, name: id, joinedAt } })

async function closing(client: RawClient): Promise<string> {
  const { code, reason } = await client.whenClosed()
  return `${code} ${reason.split(':', 1)[0]}`
}

/** What somebody sees of the states that others have announced. */
const seen = (client: RawClient): string => JSON.stringify([...client.presence.values()].map(({ state }) => state))

test('T14: a presence that says it is somebody else is shown to nobody and ends its connection', async () => {
  const { url } = await startRelay({ tokens })
  const ada = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user', name: 'Ada' }) })
  ada.sendPresence({ clientId: ada.doc.clientID, clock: 1, state: person('ada', 'Ada') })
  const watcher = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'watcher', kind: 'viewer' }) })
  await until('Ada is seen', () => seen(watcher).includes('"Ada"'))

  const lies: [Record<string, unknown>, object][] = [
    [{ sub: 'flights', kind: 'agent' }, agentState('hotels')],
    [{ sub: 'flights', kind: 'agent' }, person('flights')],
    [{ sub: 'flights', kind: 'agent', name: 'Flights' }, agentState('flights')],
    [{ sub: 'eve', kind: 'user' }, person('ada', 'Ada')],
    [{ sub: 'ada', kind: 'user', name: 'Eve' }, person('ada', 'Ada')],
    [{ sub: 'eve', kind: 'viewer' }, person('ada', 'Ada')],
    [{ sub: 'ada', kind: 'service' }, person('ada', 'Ada')],
    [{ sub: 'eve', kind: 'user' }, agentState('eve')],
    [{ sub: 'eve', kind: 'user' }, { callboard: 'ada' }],
    [{ sub: 'eve', kind: 'user' }, { callboard: null }],
    [{ sub: 'eve', kind: 'user' }, { callboard: [{ kind: 'person', id: 'ada' }] }],
  ]
  for (const [claims, state] of lies) {
    const liar = await connectCallboard(url, 'board', { bearer: await tokenOf({ ...claims, jti: crypto.randomUUID() }) })
    liar.sendPresence({ clientId: liar.doc.clientID, clock: 1, state: { ...state, mark: 'forged' } })
    // The same identity lies often here, and is kept out for it in the end.
    expect(['4403 presence-refused', '1006 ']).toContain(await closing(liar))
  }
  expect(seen(watcher)).not.toContain('forged')
  expect(seen(watcher)).toContain('"Ada"')
  expect(ada.closed).toBeUndefined()
})

test('T14: another\'s client id is nobody\'s to announce, be they here or away', async () => {
  const { url } = await startRelay({ tokens })
  const ada = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  const adasId = ada.doc.clientID
  ada.sendPresence({ clientId: adasId, clock: 1, state: person('ada') })
  const watcher = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'watcher', kind: 'viewer' }) })
  const eveToken = await tokenOf({ sub: 'eve', kind: 'user' })
  const eve = await connectCallboard(url, 'board', { bearer: eveToken })
  const plain = await connectPlain(url, 'board', eveToken)
  await until('Ada is seen', () => watcher.presence.get(adasId)?.state !== undefined)

  for (const client of [eve, plain]) {
    client.sendPresence({ clientId: adasId, clock: 2 ** 40, state: person('eve') })
    client.sendPresence({ clientId: adasId, clock: 2 ** 40 + 1, state: null })
  }
  plain.sendPresence({ clientId: plain.doc.clientID, clock: 1, state: { user: { name: 'Plain' } } })
  await until('the plain one is seen', () => seen(watcher).includes('Plain'))
  expect(watcher.presence.get(adasId)?.state).toMatchObject(person('ada'))
  ada.sendPresence({ clientId: adasId, clock: 2, state: { ...person('ada'), moved: true } })
  await until('Ada moves on', () => JSON.stringify(watcher.presence.get(adasId)?.state).includes('moved'))

  ada.socket.terminate()
  await until('Ada is gone', () => watcher.presence.get(adasId)?.state === null)
  const late = await connectPlain(url, 'board', eveToken)
  late.sendPresence({ clientId: adasId, clock: 2 ** 41, state: person('eve') })
  late.sendPresence({ clientId: late.doc.clientID, clock: 1, state: { user: { name: 'Late' } } })
  await until('the late one is seen under its own id', () => seen(watcher).includes('Late'))
  expect(watcher.presence.get(adasId)?.state).toBeNull()
  for (const client of [eve, plain, late]) expect(client.closed).toBeUndefined()
})

test('T14: stock clients of all kinds see one another, and what they re-send of others is nobody\'s lie', async () => {
  const { url } = await startRelay({ tokens })
  const stocks = await Promise.all(['user', 'viewer', 'agent'].map(async (kind, index) => {
    const id = `stock-${index}`
    const stock = connectStock(url, 'board', undefined, await tokenOf({ sub: id, kind }))
    await stock.synced()
    stock.provider.awareness.setLocalState(kind === 'agent' ? agentState(id) : person(id))
    return stock
  }))
  const own = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'own', kind: 'user' }) })
  own.sendPresence({ clientId: own.doc.clientID, clock: 1, state: person('own') })
  await until('everyone sees everyone', () => stocks.every(({ provider }) => provider.awareness.getStates().size === 4))
  for (let round = 2; round < 6; round++) own.sendPresence({ clientId: own.doc.clientID, clock: round, state: { ...person('own'), round } })
  await until('the last is seen', () => stocks.every(({ provider }) => JSON.stringify([...provider.awareness.getStates()]).includes('"round":5')))
  expect(stocks.every(({ provider }) => provider.wsconnected)).toBe(true)
  expect(own.closed).toBeUndefined()
  for (const stock of stocks) stock.destroy()
})

test('T1: a viewer reads everything and writes nothing; its empty answers are taken', async () => {
  const { url } = await startRelay({ tokens })
  const bearer = await tokenOf({ sub: 'eve', kind: 'viewer' })
  const ada = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  ada.doc.getMap('selections').set('flight', 7)
  await ada.saved()
  const before = ada.arrived.length
  for (const type of [1, 2]) {
    const viewer = await connectCallboard(url, 'board', { bearer })
    await until('the viewer has it', () => viewer.doc.getMap('selections').get('flight') === 7)
    const forged = new Y.Doc()
    forged.getMap('selections').set('flight', 8)
    viewer.sendUpdate(Y.encodeStateAsUpdate(forged), type)
    expect(await closing(viewer)).toBe('4403 write-refused')
    expect(viewer.last('error')).toMatchObject({ path: expect.stringContaining('selections'), rule: expect.any(String) })
  }
  expect(ada.arrived.slice(before).filter((type) => type.startsWith('sync-'))).toEqual([])
  expect(ada.doc.getMap('selections').get('flight')).toBe(7)
  const stock = connectStock(url, 'board', undefined, await tokenOf({ sub: 'stock', kind: 'viewer' }))
  await stock.synced()
  expect(stock.doc.getMap('selections').get('flight')).toBe(7)
  ada.doc.getMap('selections').set('flight', 9)
  await until('the viewer follows', () => stock.doc.getMap('selections').get('flight') === 9)
  expect(stock.provider.wsconnected).toBe(true)
  stock.destroy()
})

test('T1: a command is not sent ahead by who may give none', async () => {
  const { url } = await startRelay({ tokens })
  const agent = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'flights', kind: 'agent' }), agent: { id: 'flights' } })
  const command = { id: 'c1', kind: 'cancel', to: ['flights'], at: 1 }
  for (const kind of ['viewer', 'agent', 'service']) {
    const client = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'eve', kind }) })
    client.sendExtension({ type: 'urgent', command })
    expect(await closing(client)).toBe('4403 write-refused')
  }
  const ada = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  ada.sendExtension({ type: 'urgent', command: { ...command, id: 'c2' } })
  await until('Ada\'s command is there', () => agent.last('urgent'))
  expect(agent.messages.filter(({ type }) => type === 'urgent')).toHaveLength(1)
})

test('who comes back again and again with what was refused is kept out for a while, there alone', async () => {
  const { url } = await startRelay({ tokens })
  const claims = { sub: 'eve', kind: 'user' }
  for (let count = 0; count < 3; count++) {
    const liar = await connectCallboard(url, 'board', { bearer: await tokenOf(claims) })
    liar.sendPresence({ clientId: liar.doc.clientID, clock: 1, state: person('ada') })
    expect(await closing(liar)).toBe('4403 presence-refused')
  }
  const headers = {
    connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
    'sec-websocket-protocol': `${SUBPROTOCOL}, bearer.${await tokenOf(claims)}`,
  }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${url.replace('ws:', 'http:')}/board`, { headers }, resolve).on('error', reject).on('upgrade', () => reject(new Error('it was let in'))).end()
  })
  expect(response.statusCode).toBe(403)
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(50)
  const byHello = await greet(url, 'board', { token: await tokenOf(claims) })
  expect(await closing(byHello)).toBe('1013 rate-limited')
  expect(byHello.last('error')?.retryInMs).toBeGreaterThan(50_000)
  expect((await connectCallboard(url, 'other', { bearer: await tokenOf(claims) })).closed).toBeUndefined()
  expect((await connectCallboard(url, 'board', { bearer: await tokenOf({ ...claims, sub: 'ada' }) })).closed).toBeUndefined()
})

test('of several processes with one token, the one that is refused again and again keeps out itself under every name, and not the others', async () => {
  const { url } = await startRelay({ tokens })
  const bearer = await tokenOf({ sub: 'worker', kind: 'service' })
  const honest = await connectCallboard(url, 'board', { bearer, instance: 'honest' })
  for (let count = 0; count < 3; count++) {
    const liar = await connectCallboard(url, 'board', { bearer, instance: `liar-${count}` })
    liar.doc.getMap('agents').set('another', { count })
    expect(await closing(liar)).toBe('4403 write-refused')
  }

  const again = await greet(url, 'board', { bearer, instance: 'liar-again' })
  expect(await closing(again)).toBe('1013 rate-limited')
  expect(again.last('error')?.retryInMs).toBeGreaterThan(50_000)
  honest.doc.getMap('selections').set('flight', 1)
  await honest.saved()
  honest.socket.terminate()

  const back = await connectCallboard(url, 'board', { bearer, instance: 'honest' })
  expect([back.closed, back.doc.getMap('selections').get('flight')]).toEqual([undefined, 1])
})

test('of several stock clients of one identity, it is the token that is kept out', async () => {
  const { url } = await startRelay({ tokens })
  const [good, bad] = [await tokenOf({ sub: 'ada', kind: 'viewer', jti: 'good' }), await tokenOf({ sub: 'ada', kind: 'viewer', jti: 'bad' })]
  await connectPlain(url, 'board', good)
  for (let count = 0; count < 3; count++) {
    const liar = await connectPlain(url, 'board', bad)
    liar.doc.getMap('selections').set('flight', count)
    expect(await closing(liar)).toBe('4403 write-refused')
  }

  expect(await closing(await connectPlain(url, 'board', bad))).toMatch(/^1006/)
  expect(await closing(await connectPlain(url, 'board', await tokenOf({ sub: 'ada', kind: 'viewer', jti: 'newer' })))).toMatch(/^1006/)
  expect((await connectPlain(url, 'board', good)).closed).toBeUndefined()
})
