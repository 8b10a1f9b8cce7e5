import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FuzzBoard, newDoc } from './fuzz/fuzz-board.ts'
import { encodeMade, lastIdOf, made, type MadeStruct } from './fuzz/made-update.ts'
import type { StructId } from './parsed-update.ts'

const VICTIM = 10
const EVE = 20

interface Scene {
  readonly board: FuzzBoard
  /** The victim's copy, all of which the board has. */
  readonly victim: Y.Doc
}

/** A board with a victim's record, map, list and text, and an attacker who may write `agents/eve` and `selections/*`. */
function scene(): Scene {
  const board = new FuzzBoard()
  board.allow('user:ada', ['agents/a2', 'list', 'text', 'selections/*', 'agents/old'])
  board.allow('agent:eve', ['agents/eve', 'selections/*'])
  const victim = newDoc(VICTIM)
  victim.on('update', (update: Uint8Array) => board.submit('user:ada', update))
  const record = new Y.Map<unknown>([['status', 'working'], ['below', new Y.Map([['deep', 1]])]])
  victim.getMap('agents').set('a2', record)
  victim.getArray('list').push(['one', 'two', 'three'])
  victim.getText('text').insert(0, 'words of the victim')
  victim.getMap('selections').set('flight', 'LX 318')
  const eve = newDoc(EVE)
  Y.applyUpdate(eve, Y.encodeStateAsUpdate(board.doc))
  eve.on('update', (update: Uint8Array) => board.submit('agent:eve', update))
  eve.getMap('agents').set('eve', new Y.Map([['list', new Y.Array()]]))
  return { board, victim }
}

/** What eve writes as a stock client would, on a copy of the board. */
function written({ board }: Scene, edit: (doc: Y.Doc) => void, clientId = EVE): Uint8Array {
  const doc = newDoc(0)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  const deletions: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => deletions.push(update))
  doc.transact(() => edit(doc))
  return deletions.at(-1) ?? Y.encodeStateAsUpdate(doc, before)
}

/** What eve puts together by hand, from where her own content ends. */
function forged({ board }: Scene, structs: readonly MadeStruct[], client = EVE, skip = 0): Uint8Array {
  return encodeMade({ blocks: [{ client, clock: Y.getState(board.doc.store, client) + skip, structs }] })
}

function deleting(client: number, clock: number, length: number): Uint8Array {
  return encodeMade({ blocks: [], deletes: new Map([[client, [{ clock, length }]]]) })
}

/** Sends it, and shows that it changed nothing and that the victim can go on. Returns the verdict in short. */
function attempt(current: Scene, bytes: Uint8Array): string {
  const { board, victim } = current
  const before = Y.encodeStateAsUpdate(board.doc)
  const roots = board.doc.share.size
  const verdict = board.submit('agent:eve', bytes)
  expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before)
  expect(board.doc.share.size).toBe(roots)
  expect([board.doc.store.pendingStructs, board.doc.store.pendingDs]).toEqual([null, null])
  victim.getMap('agents').set('a2', 'heard')
  expect(board.keeping.getMap('agents').get('a2')).toBe('heard')
  for (const root of ['agents', 'selections']) for (const key of board.doc.getMap(root).keys()) board.doc.getMap(root).delete(key)
  if (verdict.type !== 'refused') return verdict.type
  const { rule, path } = verdict.refusal
  return path === undefined ? rule : `${rule} ${path.join('/')}`
}

function slot(board: FuzzBoard, root: string, ...keys: readonly string[]): Y.Item {
  let type = board.doc.getMap(root) as unknown as Y.ContentType['type']
  let item: Y.Item | undefined
  for (const key of keys) {
    item = type._map.get(key)
    if (item?.content instanceof Y.ContentType) type = item.content.type
  }
  if (item === undefined) throw new Error(`nothing under ${keys.join('/')}`)
  return item
}

function idOf({ id }: Y.Item): StructId {
  return { client: id.client, clock: id.clock }
}

const sets = (root: string, key: string) => (doc: Y.Doc) => void doc.getMap(root).set(key, 'forged')

const forgeries: readonly (readonly [name: string, make: (current: Scene) => Uint8Array, verdict: string])[] = [
  ['another agent\'s key', (current) => written(current, sets('agents', 'a2')), 'out-of-scope agents/a2'],
  ['another agent\'s nested key', (current) => written(current, (doc) => (doc.getMap('agents').get('a2') as Y.Map<unknown>).set('status', 'forged')), 'out-of-scope agents/a2/status'],
  ['another agent\'s key by its origin alone', (current) => forged(current, [{ ...made.values('forged'), origin: lastIdOf(slot(current.board, 'agents', 'a2')) }]), 'out-of-scope agents/a2'],
  ['a new key by the id of its parent', (current) => forged(current, [{ ...made.values('forged'), parent: idOf(slot(current.board, 'agents', 'a2')), key: 'new' }]), 'out-of-scope agents/a2/new'],
  ['a whole container', (current) => written(current, (doc) => void doc.getMap('agents').set('a2', new Y.Map())), 'out-of-scope agents/a2'],
  ['a nested type in another\'s map', (current) => written(current, (doc) => void (doc.getMap('agents').get('a2') as Y.Map<unknown>).set('new', new Y.Map())), 'out-of-scope agents/a2/new'],
  ['text put before another\'s', (current) => written(current, (doc) => doc.getText('text').insert(0, 'forged')), 'out-of-scope text'],
  ['text put into another\'s', (current) => written(current, (doc) => doc.getText('text').insert(4, 'forged')), 'out-of-scope text'],
  ['a list child in a root that is used as a map', (current) => forged(current, [{ ...made.values(1), parent: 'selections' }]), 'out-of-scope selections'],
  ['a new root', (current) => written(current, (doc) => void doc.getMap('new').set('key', 1)), 'out-of-scope new/key'],
  ['what the relay alone writes', (current) => written(current, sets('session', 'generation')), 'out-of-scope session/generation'],
  ['a key that only looks like one\'s own', (current) => written(current, sets('agents', 'eve/../a2')), 'out-of-scope agents/eve/../a2'],
  ['the deletion of another\'s key', (current) => written(current, (doc) => doc.getMap('agents').delete('a2')), 'out-of-scope agents/a2'],
  ['the deletion of another\'s element', (current) => written(current, (doc) => doc.getArray('list').delete(1)), 'out-of-scope list'],
  ['the deletion of what does not exist yet', () => deleting(VICTIM, 10_000, 3), 'missing'],
  ['a chain: the first in the victim\'s map, the second behind the first', ({ board }) =>
    encodeMade({ blocks: [{ client: EVE, clock: Y.getState(board.doc.store, EVE), structs: [
      { ...made.type(1), parent: idOf(slot(board, 'agents', 'a2')), key: 'new' },
      { ...made.values(1), origin: { client: EVE, clock: Y.getState(board.doc.store, EVE) } },
    ] }] }), 'out-of-scope agents/a2/new'],
  ['a parent that nobody has', (current) => forged(current, [{ ...made.values(1), parent: { client: 77, clock: 3 }, key: 'key' }]), 'missing'],
  ['a gap', (current) => forged(current, [{ ...made.values(1), parent: 'selections', key: 'key' }], EVE, 4), 'missing'],
  ['a circle of two clients', ({ board }) => {
    board.owners.bind(21, 'agent:eve')
    const clock = Y.getState(board.doc.store, EVE)
    return encodeMade({ blocks: [
      { client: EVE, clock, structs: [{ ...made.values(1), origin: { client: 21, clock: 0 } }] },
      { client: 21, clock: 0, structs: [{ ...made.values(1), origin: { client: EVE, clock } }] },
    ] })
  }, 'missing'],
  ['a forward reference, at which Yjs throws half-way', ({ board }) => {
    const clock = Y.getState(board.doc.store, EVE)
    return encodeMade({ blocks: [{ client: EVE, clock, structs: [{ ...made.values(1), origin: { client: EVE, clock: clock + 5 } }] }] })
  }, 'forward-reference'],
  ['a skip', (current) => forged(current, [made.skip(3)]), 'content-kind'],
  ['T3: content under another\'s client id', (current) => written(current, sets('selections', 'key'), VICTIM), 'foreign-client'],
  ['T3: another\'s client id burnt by 2^50 collected pieces', (current) => forged(current, [made.collected(2 ** 50)], VICTIM), 'clock-range'],
  ['T3: another\'s client id burnt by a few collected pieces', (current) => forged(current, [made.collected(9)], VICTIM), 'foreign-client'],
  ['neighbours in two places', (current) => forged(current, [{
    ...made.values(1),
    origin: lastIdOf(slot(current.board, 'selections', 'flight')),
    rightOrigin: idOf(slot(current.board, 'agents', 'a2')),
  }]), 'mixed-parent selections/flight'],
  ['T4: two values under one key', (current) => forged(current, [{ ...made.values(1, 2), parent: 'selections', key: 'poison' }]), 'map-slot selections/poison'],
  ['T28: a document within the document', (current) => forged(current, [{ ...made.document('other'), parent: 'selections', key: 'key' }]), 'content-kind'],
  ['content of the kind that no client writes any more', (current) => forged(current, [{ ...made.json(1), parent: 'selections', key: 'key' }]), 'content-kind'],
  ['T13: the key __proto__ of a map', (current) => forged(current, [{ ...made.values({ approved: true }), parent: 'selections', key: '__proto__' }]), 'bad-key'],
  ['T13: the key __proto__ within a value', (current) => forged(current, [{ ...made.values(JSON.parse('{"a":[{"__proto__":{"admin":true}}]}')), parent: 'selections', key: 'key' }]), 'bad-key'],
  ['T13: the key constructor within an embed', (current) => forged(current, [{ ...made.embed({ constructor: 1 }), parent: 'selections', key: 'key' }]), 'bad-key'],
  ['a good and a bad write in one', (current) => written(current, (doc) => {
    doc.getMap('selections').set('good', 1)
    doc.getMap('agents').set('a2', 'forged')
  }), 'out-of-scope agents/a2'],
]

test.for(forgeries)('%s is not let through, and the victim goes on', ([, make, verdict]) => {
  const current = scene()

  expect(attempt(current, make(current))).toBe(verdict)
})

test('what is one\'s own is let through: values, nested types, text, formats, deletions, overwriting and what comes twice', () => {
  const current = scene()
  const { board } = current
  const edits: readonly ((doc: Y.Doc) => void)[] = [
    (doc) => void doc.getMap('selections').set('flight', 'LX 320'),
    (doc) => void doc.getMap('selections').delete('flight'),
    (doc) => void (doc.getMap('agents').get('eve') as Y.Map<unknown>).set('text', new Y.Text('\u{1F600} words')),
    (doc) => ((doc.getMap('agents').get('eve') as Y.Map<Y.Text>).get('text')?.format(0, 4, { bold: true })),
    (doc) => ((doc.getMap('agents').get('eve') as Y.Map<Y.Text>).get('text')?.delete(3, 2)),
    (doc) => void doc.getMap('agents').set('eve', { status: 'done' }),
    (doc) => {
      doc.getMap('selections').set('a', 1)
      doc.getMap('selections').set('a', 2)
      doc.getMap('selections').delete('a')
    },
  ]

  for (const edit of edits) {
    const update = written(current, edit)
    expect(board.submit('agent:eve', update).type).toBe('apply')
    expect(board.submit('agent:eve', update).type).toBe('nothing')
  }
  expect(board.keeping.getMap('agents').get('eve')).toEqual({ status: 'done' })
})

test('of what is partly known only the rest is applied', () => {
  const { board } = scene()
  const doc = newDoc(21)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  board.allow('user:ben', ['notes'])
  doc.getText('notes').insert(0, 'ab')
  doc.getText('notes').insert(2, 'cdé')
  doc.getArray('values')
  const [first] = updates

  expect(board.submit('user:ben', first ?? new Uint8Array()).type).toBe('apply')
  expect(board.submit('user:ben', Y.encodeStateAsUpdate(doc)).type).toBe('apply')

  expect(board.keeping.getText('notes').toJSON()).toBe('abcdé')
})

test('what somebody else wrote and a sync step passes on is left out, not punished; the rest of it counts', () => {
  const { board, victim } = scene()
  const copy = newDoc(0)
  const stranger = newDoc(99)
  board.owners.bind(99, 'user:zoe')
  stranger.getMap('selections').set('zoe', 1)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(victim))
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(stranger))
  copy.clientID = 21
  copy.getMap('selections').set('mine', 2)
  const step2 = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(board.doc))

  expect(board.submit('agent:eve', step2).type).toBe('refused')
  expect(board.submit('agent:eve', step2, true)).toMatchObject({ type: 'apply', ignored: { foreign: 1 } })

  expect(board.keeping.getMap('selections').toJSON()).toMatchObject({ mine: 2 })
  expect(board.keeping.getMap('selections').has('zoe')).toBe(false)
})

test('a viewer\'s own clean-up of format marks is left alone, and anything else of it is refused', () => {
  const { board, victim } = scene()
  board.allow('viewer:cal', [])
  victim.getText('text').format(0, 5, { bold: true })
  const clock = Y.getState(board.doc.store, VICTIM) - 2

  expect(board.submit('viewer:cal', deleting(VICTIM, clock, 2))).toMatchObject({ type: 'nothing', ignored: { formatCleanups: 2 } })
  expect(board.submit('viewer:cal', deleting(VICTIM, clock - 1, 1)).type).toBe('refused')
  expect(board.submit('viewer:cal', new Uint8Array([0, 0]), true).type).toBe('nothing')
  expect(board.submit('viewer:cal', Y.encodeStateAsUpdate(victim), true).type).toBe('nothing')
})

test('rights that were narrowed count from the next update on, also for what leans on older content of one\'s own', () => {
  const current = scene()
  const { board } = current
  const first = written(current, (doc) => void (doc.getMap('agents').get('eve') as Y.Map<unknown>).set('a', new Y.Map()))
  expect(board.submit('agent:eve', first).type).toBe('apply')
  board.allow('agent:eve', ['selections/*'])

  const leaning = written(current, (doc) => ((doc.getMap('agents').get('eve') as Y.Map<Y.Map<unknown>>).get('a')?.set('b', 1)))

  expect(board.submit('agent:eve', leaning)).toMatchObject({ type: 'refused', refusal: { rule: 'out-of-scope', path: ['agents', 'eve', 'a', 'b'] } })
})
