import { request, type IncomingMessage } from 'node:http'
import { SUBPROTOCOL } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeMade, lastIdOf, made, type MadeStruct } from '../../permission/fuzz/made-update.ts'
import { connectCallboard, connectPlain, type RawClient } from '../../testing/raw-client.ts'
import { startRelay } from '../../testing/start-relay.ts'
import { connectStock } from '../../testing/stock-client.ts'
import { TEST_SECRET, tokenOf } from '../../testing/tokens.ts'
import { until } from '../../testing/until.ts'
import type { Relay } from '../create-relay.ts'

/** What was logged of refusals, one text a line: code, rule, path, identity. */
interface Scene {
  readonly relay: Relay
  readonly logged: string[]
  /** Their own documents, from every kind of connection. */
  readonly replicas: readonly Y.Doc[]
  readonly ada: RawClient
  readonly hotels: RawClient
}

async function makeScene(): Promise<Scene> {
  const logged: string[] = []
  const logger = { info: () => {}, error: () => {}, warn: (context: object) => void logged.push(JSON.stringify(context)) }
  const relay = await startRelay({ tokens: { secret: TEST_SECRET }, logger })
  const ada = await connectCallboard(relay.url, 'board', { bearer: await tokenOf({ sub: 'ada', kind: 'user' }) })
  const hotels = await connectCallboard(relay.url, 'board', { agent: { id: 'hotels' }, bearer: await tokenOf({ sub: 'hotels', kind: 'agent' }) })
  const plain = await connectPlain(relay.url, 'board', await tokenOf({ sub: 'cal', kind: 'viewer' }))
  const stock = connectStock(relay.url, 'board', undefined, await tokenOf({ sub: 'dan', kind: 'user' }))
  await stock.synced()
  hotels.doc.getMap('agents').set('hotels', new Y.Map<unknown>([['status', 'working'], ['below', new Y.Map([['deep', 1]])]]))
  ada.doc.getMap('people').set('ada/tab', { name: 'Ada' })
  ada.doc.getMap('config').set('budget', 100)
  ada.doc.getMap('selections').set('flight', 'LX 318')
  ada.doc.getText('notes').insert(0, 'words of ada')
  ada.doc.getArray('list').push(['one', 'two', 'three'])
  const replicas = [ada.doc, hotels.doc, plain.doc, stock.doc]
  await until('all have all', () => replicas.every((doc) => doc.getMap('agents').has('hotels') && doc.getArray('list').length === 3))
  ada.sendPresence({ clientId: ada.doc.clientID, clock: 1, state: { callboard: { kind: 'person', id: 'ada', name: 'ada', joinedAt: 1 } } })
  return { relay, logged, replicas, ada, hotels }
}

/** What a document holds, to be compared. */
const contentOf = (doc: Y.Doc): string =>
  JSON.stringify(['agents', 'people', 'config', 'selections', 'session', 'new'].map((root) => doc.getMap(root).toJSON()))
  + doc.getText('notes').toJSON() + JSON.stringify(doc.getArray('list').toJSON())

const slot = (doc: Y.Doc, root: string, key: string): Y.Item | undefined => doc.getMap(root)._map.get(key)

type Forge = (eve: RawClient) => Uint8Array

/** As a stock client writes it, on a copy of what eve sees. */
const written = (edit: (doc: Y.Doc) => void, clientId?: (eve: RawClient) => number): Forge => (eve) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(eve.doc))
  if (clientId !== undefined) doc.clientID = clientId(eve)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.transact(() => edit(doc))
  return Y.mergeUpdates(updates)
}

/** Put together by hand. */
const forged = (make: (doc: Y.Doc) => MadeStruct): Forge => (eve) => encodeMade({ blocks: [{ client: 4_242, clock: 0, structs: [make(eve.doc)] }] })

const hotelsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('agents').get('hotels') as Y.Map<unknown>
const victim = (eve: RawClient): number => slot(eve.doc, 'agents', 'hotels')?.id.client ?? 0

const routes: readonly (readonly [name: string, rule: string, path: string | undefined, forge: Forge])[] = [
  ['another agent\'s record', 'out-of-scope', 'agents/hotels', written((doc) => void doc.getMap('agents').set('hotels', 'forged'))],
  ['a field of it', 'out-of-scope', 'agents/hotels/status', written((doc) => hotelsOf(doc).set('status', 'forged'))],
  ['what is nested in it', 'out-of-scope', 'agents/hotels/below/deep', written((doc) => (hotelsOf(doc).get('below') as Y.Map<unknown>).set('deep', 2))],
  ['its deletion', 'out-of-scope', 'agents/hotels', written((doc) => doc.getMap('agents').delete('hotels'))],
  ['by origin alone', 'out-of-scope', 'agents/hotels', forged((doc) => ({ ...made.values('forged'), origin: lastIdOf(slot(doc, 'agents', 'hotels')) }))],
  ['by the id of its parent', 'out-of-scope', 'agents/hotels/new', forged((doc) => ({ ...made.values('forged'), parent: slot(doc, 'agents', 'hotels')?.id, key: 'new' }))],
  ['a person\'s record', 'out-of-scope', 'people/ada~1tab', written((doc) => void doc.getMap('people').set('ada/tab', { commands: [] }))],
  ['a setting', 'out-of-scope', 'config/budget', written((doc) => void doc.getMap('config').set('budget', 1))],
  ['the name of the document', 'out-of-scope', 'session/generation', written((doc) => void doc.getMap('session').set('generation', 'x'))],
  ['the app\'s text', 'out-of-scope', 'notes', written((doc) => doc.getText('notes').insert(4, 'forged'))],
  ['an element\'s deletion', 'out-of-scope', 'list', written((doc) => doc.getArray('list').delete(1))],
  ['a new root', 'out-of-scope', 'new/key', written((doc) => void doc.getMap('new').set('key', 1))],
  ['a good and a bad write', 'out-of-scope', 'agents/hotels', written((doc) => {
    doc.getMap('selections').set('good', 1)
    doc.getMap('agents').set('hotels', 'forged')
  })],
  ['T4: two values under one key', 'map-slot', 'selections/poison', forged(() => ({ ...made.values(1, 2), parent: 'selections', key: 'poison' }))],
  ['T13: the key __proto__', 'bad-key', undefined, forged(() => ({ ...made.values({ approved: true }), parent: 'selections', key: '__proto__' }))],
  ['T28: a document within it', 'content-kind', undefined, forged(() => ({ ...made.document('other'), parent: 'selections', key: 'key' }))],
]

async function metricsOf({ relay }: Scene): Promise<string> {
  return (await fetch(`${relay.url.replace('ws:', 'http:')}/metrics`)).text()
}

/** Nobody's document has changed, and everyone can still write, and delete what holds what was aimed at. */
async function assertUnharmed({ replicas, ada, hotels }: Scene, before: string): Promise<void> {
  expect(replicas.map(contentOf)).toEqual(replicas.map(() => before))
  expect([ada.closed, hotels.closed]).toEqual([undefined, undefined])
  hotelsOf(hotels.doc).set('status', 'done')
  ada.doc.getMap('selections').set('after', true)
  const isWritten = (doc: Y.Doc): boolean => hotelsOf(doc)?.get('status') === 'done' && doc.getMap('selections').get('after') === true
  await until('all see what was written after', () => replicas.every(isWritten))
  hotels.doc.getMap('agents').delete('hotels')
  ada.doc.getMap('selections').delete('flight')
  ada.doc.getText('notes').delete(0, 5)
  const isGone = (doc: Y.Doc): boolean => !doc.getMap('agents').has('hotels') && doc.getText('notes').length === 7 && !doc.getMap('selections').has('flight')
  await until('all see what was deleted after', () => replicas.every(isGone))
  expect(new Set(replicas.map(contentOf)).size).toBe(1)
}

test('T2: what is another\'s is written by no route: each is refused by name, logged, counted, and harms nobody', { timeout: 180_000 }, async () => {
  const scene = await makeScene()
  const before = contentOf(scene.ada.doc)
  for (const [index, [name, rule, path, forge]] of routes.entries()) {
    for (const type of [1, 2]) {
      const id = `eve-${index}-${type}`
      const eve = await connectCallboard(scene.relay.url, 'board', { agent: { id }, bearer: await tokenOf({ sub: id, kind: 'agent' }) })
      eve.sendUpdate(forge(eve), type)
      const { code } = await eve.whenClosed()
      const isScope = rule === 'out-of-scope'
      expect([name, code]).toEqual([name, isScope ? 4403 : 4400])
      expect(eve.last('error'), name).toMatchObject({ code: isScope ? 'write-refused' : 'document-invalid', rule, ...(path === undefined ? {} : { path }) })
      // Of many alike a second the log has a few and their number.
      if (index < 4) expect(scene.logged.filter((line) => line.includes(`agent:${id}"`) && line.includes(rule)), name).toHaveLength(1)
    }
  }
  for (const rule of ['out-of-scope', 'map-slot', 'bad-key', 'content-kind']) expect(await metricsOf(scene)).toMatch(new RegExp(`${rule}"[^\n]* [1-9]`))
  expect(scene.logged.join()).not.toContain('forged')
  await assertUnharmed(scene, before)
})

test('T3: nothing is written under another\'s client id, neither new content nor what would make theirs look known', async () => {
  const scene = await makeScene()
  const before = contentOf(scene.ada.doc)
  const attempts: readonly (readonly [string, Forge])[] = [
    ['as theirs', written((doc) => void doc.getMap('selections').set('own', 1), victim)],
    ['burnt', (eve) => encodeMade({ blocks: [{ client: victim(eve), clock: Y.getState(eve.doc.store, victim(eve)), structs: [made.collected(9)] }] })],
    ['burnt for ever', (eve) => encodeMade({ blocks: [{ client: victim(eve), clock: Y.getState(eve.doc.store, victim(eve)), structs: [made.collected(2 ** 50)] }] })],
  ]
  for (const [index, [name, forge]] of attempts.entries()) {
    const eve = await connectCallboard(scene.relay.url, 'board', { bearer: await tokenOf({ sub: `eve-${index}`, kind: 'agent' }) })
    eve.sendUpdate(forge(eve))
    expect((await eve.whenClosed()).code, name).toBeGreaterThanOrEqual(4400)
  }
  await assertUnharmed(scene, before)
})

test('T1, T14, T22, T24, T25: a viewer, a false presence, an old token, a foreign session and a foreign page get nothing', async () => {
  const scene = await makeScene()
  const { url } = scene.relay
  const before = contentOf(scene.ada.doc)
  const adasId = scene.ada.doc.clientID
  const sign = (id: string, kind: string): object => ({ callboard: { kind, id, name: id, joinedAt: 1 } })
  const closing = async (client: RawClient): Promise<string> => `${(await client.whenClosed()).code} ${client.last('error')?.code}`

  const viewer = await connectCallboard(url, 'board', { bearer: await tokenOf({ sub: 'vic', kind: 'viewer' }) })
  viewer.sendUpdate(written((doc) => void doc.getMap('selections').set('flight', 'forged'))(viewer))
  expect(await closing(viewer)).toBe('4403 write-refused')
  const named = await connectCallboard(url, 'board', { agent: { id: 'eve' }, bearer: await tokenOf({ sub: 'eve', kind: 'agent' }) })
  named.sendPresence({ clientId: named.doc.clientID, clock: 1, state: sign('hotels', 'agent') })
  expect(await closing(named)).toBe('4403 presence-refused')
  const squatter = await connectCallboard(url, 'board', { clientId: adasId, bearer: await tokenOf({ sub: 'mallory', kind: 'user' }) })
  expect(await closing(squatter)).toBe('4403 presence-refused')
  const old = await connectCallboard(url, 'board', { token: await tokenOf({ sub: 'ada', kind: 'user', endsIn: -1 }) })
  expect(await closing(old)).toBe('4401 token-expired')
  const foreign = await connectCallboard(url, 'board', { token: await tokenOf({ sub: 'ada', kind: 'user', sessions: ['Board', 'boar', 'board2*'] }) })
  expect(await closing(foreign)).toBe('4403 session-forbidden')
  const page = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { connection: 'upgrade', upgrade: 'websocket', origin: 'https://evil.example', 'sec-websocket-version': '13', 'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==', 'sec-websocket-protocol': SUBPROTOCOL }
    request(`${url.replace('ws:', 'http:')}/board`, { headers }, resolve).on('error', reject).end()
  })
  expect(page.statusCode).toBe(403)

  const codes = ['write-refused', 'presence-refused', 'token-expired', 'session-forbidden', 'origin-forbidden']
  const page2 = await metricsOf(scene)
  for (const code of codes) {
    expect(scene.logged.join('\n')).toContain(`"code":"${code}"`)
    expect(page2).toMatch(new RegExp(`code="${code}"[^\n]* [1-9]`))
  }
  await assertUnharmed(scene, before)
})
