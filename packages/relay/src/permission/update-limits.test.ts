import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FuzzBoard, newDoc } from './fuzz/fuzz-board.ts'
import { encodeMade, made, type MadeStruct } from './fuzz/made-update.ts'
import type { StructId } from './parsed-update.ts'
import type { UpdateLimits } from './update-limits.ts'

const ID = 20

function boardWith(limits: Partial<UpdateLimits> = {}): FuzzBoard {
  const board = new FuzzBoard({ limits })
  board.allow('user:ada', ['board', 'list', 'new-*'])
  return board
}

/** The rule that refuses an update, or what becomes of it. */
function submit(board: FuzzBoard, structs: readonly MadeStruct[], client = ID): string {
  return outcome(board, encodeMade({ blocks: [{ client, clock: Y.getState(board.doc.store, client), structs }] }))
}

function outcome(board: FuzzBoard, update: Uint8Array): string {
  const verdict = board.submit('user:ada', update)
  return verdict.type === 'refused' ? verdict.refusal.rule : verdict.type
}

function value(key: string): MadeStruct {
  return { ...made.values(1), parent: 'board', key }
}

/** Comes behind what others wrote at the same time. */
const LATER = 1_000

/** As one writes who knows of nobody: each to the head of the list, before the one before it. */
function headsOf(client: number, count: number): readonly MadeStruct[] {
  return times(count, (index) => ({ ...made.values(index), ...(index === 0 ? { parent: 'list' } : { rightOrigin: { client, clock: index - 1 } }) }))
}

function times<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

test('pieces of content: as many as are allowed, and one more', () => {
  const many = (count: number): readonly MadeStruct[] => times(count, (index) => value(`k${index}`))

  expect(submit(boardWith({ updateStructs: 10 }), many(10))).toBe('apply')
  expect(submit(boardWith({ updateStructs: 10 }), many(11))).toBe('struct-limit')
})

test('clients in one update: as many as are allowed, and one more', () => {
  const of = (count: number): Uint8Array =>
    encodeMade({ blocks: times(count, (client) => ({ client: client + 101, clock: 0, structs: [value(`k${client}`)] })) })

  expect(outcome(boardWith({ updateClients: 3 }), of(3))).toBe('apply')
  expect(outcome(boardWith({ updateClients: 3 }), of(4))).toBe('client-limit')
})

test('T10: Yjs client ids of one identity: as many as are allowed, and one more', () => {
  const board = boardWith({ clientIdsPerIdentity: 64 })

  for (let client = 101; client <= 164; client++) expect(submit(board, [value(`k${client}`)], client)).toBe('apply')
  expect(submit(board, [value('one-more')], 165)).toBe('client-ids')
  expect(submit(board, [value('again')], 164)).toBe('apply')
})

test('T10: Yjs client ids of one identity in one update: as many as are allowed, and one more', () => {
  const of = (count: number): Uint8Array =>
    encodeMade({ blocks: times(count, (client) => ({ client: client + 101, clock: 0, structs: [value(`k${client}`)] })) })

  expect(outcome(boardWith({ clientIdsPerIdentity: 64 }), of(64))).toBe('apply')
  expect(outcome(boardWith({ clientIdsPerIdentity: 64 }), of(65))).toBe('client-ids')
})

test('deletions: as many as are allowed, and one more; overlapping, empty and disordered ones never', () => {
  const board = boardWith({ updateDeletes: 5 })
  const other = boardWith({ updateDeletes: 5 })
  for (const each of [board, other]) submit(each, times(40, (index) => value(`k${index}`)))
  const deleting = (...ranges: readonly (readonly [number, number])[]): Uint8Array =>
    encodeMade({ blocks: [], deletes: new Map([[ID, ranges.map(([clock, length]) => ({ clock, length }))]]) })

  expect(outcome(board, deleting(...times(5, (index) => [index * 2, 1] as const)))).toBe('apply')
  expect(outcome(other, deleting(...times(6, (index) => [index * 2, 1] as const)))).toBe('delete-limit')
  // What is deleted already does not count: a sync step has all of it.
  expect(outcome(board, deleting(...times(5, (index) => [index * 2, 1] as const), [12, 1]))).toBe('apply')
  expect(outcome(board, deleting([20, 3], [22, 1]))).toBe('delete-ranges')
  expect(outcome(board, deleting([20, 0]))).toBe('delete-ranges')
  expect(outcome(board, deleting([22, 1], [20, 1]))).toBe('delete-ranges')
})

test('T7: 4,000 ranges that overlap are refused', () => {
  const board = boardWith()
  submit(board, times(1_000, (index) => ({ ...made.values(...times(20, () => index)), parent: 'list', ...(index === 0 ? {} : { origin: { client: ID, clock: index * 20 - 1 } }) })))
  const ranges = times(4_000, (index) => ({ clock: index, length: 15_000 }))

  expect(outcome(board, encodeMade({ blocks: [], deletes: new Map([[ID, ranges]]) }))).toBe('delete-ranges')
})

test('T7: a few bytes that have Yjs cut up a large piece again and again are refused before that, however they do it', () => {
  const board = boardWith()
  const values = times(100_000, () => 0)
  expect(submit(board, [{ ...made.values(...values), parent: 'list' }])).toBe('apply')
  const odd = (count: number, start = 0): { clock: number; length: number }[] => times(count, (index) => ({ clock: start + index * 4 + 1, length: 1 }))
  const between = (client: number, index: number): StructId => ({ client, clock: index * 4 + 1 })
  const ways: readonly Uint8Array[] = [
    encodeMade({ blocks: [], deletes: new Map([[ID, odd(10_000)]]) }),
    encodeMade({ blocks: [{ client: 19, clock: 0, structs: times(10_000, (index) => ({ ...made.embed(1), origin: between(ID, index) })) }] }),
    encodeMade({ blocks: [{ client: 19, clock: 0, structs: times(10_000, (index) => ({ ...made.embed(1), rightOrigin: between(ID, index) })) }] }),
    encodeMade({ blocks: [{ client: 19, clock: 0, structs: [{ ...made.values(...values), parent: 'list' }] }], deletes: new Map([[19, odd(10_000)]]) }),
    encodeMade({ blocks: [{ client: 19, clock: 0, structs: [{ ...made.values(...values), parent: 'list' }, ...times(10_000, (index) => ({ ...made.embed(1), origin: between(19, index) }))] }] }),
  ]

  for (const update of ways) expect(outcome(board, update)).toBe('scan-budget')
  // What people do in a list of this size is let through.
  expect(outcome(board, encodeMade({ blocks: [], deletes: new Map([[ID, odd(100)]]) }))).toBe('apply')
  expect(outcome(board, encodeMade({ blocks: [], deletes: new Map([[ID, [{ clock: 500, length: 99_500 }]]]) }))).toBe('apply')
})

test('T7: deletions all over a list of very many pieces are refused before Yjs moves all of them along for each', () => {
  const board = boardWith({ updateScanSteps: 5_000 })
  const text = (index: number): MadeStruct => ({ ...made.text('abc'), ...(index === 0 ? { parent: 'list' } : { origin: { client: ID, clock: index * 4 - 1 } }) })
  const pieces = times(10_000, (index) => [text(index), { ...made.embed(1), origin: { client: ID, clock: index * 4 + 2 } }]).flat()
  expect(submit(board, pieces)).toBe('apply')
  const deleting = (count: number, length: number): Uint8Array =>
    encodeMade({ blocks: [], deletes: new Map([[ID, times(count, (index) => ({ clock: index * 8, length }))]]) })

  expect(outcome(board, deleting(1_000, 1))).toBe('scan-budget')
  expect(outcome(board, deleting(1_000, 4))).toBe('scan-budget')
  expect(outcome(board, deleting(100, 4))).toBe('apply')
  expect(outcome(board, encodeMade({ blocks: [], deletes: new Map([[ID, [{ clock: 0, length: 8_000 }]]]) }))).toBe('apply')
})

test('T9: 1,000 unknown roots make none; as many as are allowed, and one more', () => {
  const rooted = (name: string): MadeStruct => ({ ...made.values(1), parent: name, key: 'key' })
  const board = boardWith({ documentRoots: 10 })

  expect(submit(board, times(1_000, (index) => rooted(`new-${index}`)))).toBe('root-limit')
  expect(board.doc.share.size).toBe(0)
  expect(submit(board, times(10, (index) => rooted(`new-${index}`)))).toBe('apply')
  expect(submit(board, [rooted('new-10')])).toBe('root-limit')
  expect(submit(board, [rooted('new-9')], 19)).toBe('apply')
  expect(board.doc.share.size).toBe(10)
})

test('T12: types in types and values in values: as deep as is allowed, and one deeper', () => {
  const nested = (depth: number): readonly MadeStruct[] =>
    times(depth, (index) => ({ ...made.type(1), parent: index === 0 ? 'board' : { client: ID, clock: index - 1 }, key: 'key' }))
  const deep = (depth: number): unknown => times(depth, () => 0).reduce<unknown>((inner, _, index) => (index % 2 === 0 ? [inner] : { inner }), 0)

  expect(submit(boardWith(), nested(15))).toBe('apply')
  expect(submit(boardWith(), nested(16))).toBe('type-depth')
  for (const content of [made.values, made.embed, (value: unknown) => made.format('key', value)]) {
    const where = { parent: 'list', origin: undefined }
    expect(submit(boardWith(), [{ ...content(deep(64)), ...where }])).toBe('apply')
    expect(submit(boardWith(), [{ ...content(deep(65)), ...where }])).toBe('value-depth')
    expect(submit(boardWith(), [{ ...content(deep(1_000)), ...where }])).toBe('value-depth')
  }
})

test('keys: as long as is allowed, and one character longer', () => {
  expect(submit(boardWith(), [value('k'.repeat(256))])).toBe('apply')
  expect(submit(boardWith(), [value('k'.repeat(257))])).toBe('key-length')
})

test('T6: what would make Yjs look through a long list again and again is refused before it is paid for', () => {
  const board = boardWith({ updateScanSteps: 50_000 })
  const list = times(2_000, (index) => ({ ...made.embed(index), parent: 'list', ...(index === 0 ? {} : { origin: { client: ID, clock: index - 1 } }) }))
  expect(submit(board, list)).toBe('apply')
  const before = Y.encodeStateAsUpdate(board.doc)
  expect(submit(board, headsOf(LATER, 500), LATER)).toBe('scan-budget')
  expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before)
  // Each goes to the head, and says that it was put before another of the items: those never stood side by side.
  const bomb = times(500, (index) => ({ ...made.values(index), rightOrigin: { client: ID, clock: 1_999 - index } }))
  expect(submit(board, bomb, 19)).toBe('scan-budget')
  expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before)
  expect(submit(board, [{ ...made.values(1), origin: { client: ID, clock: 1_999 } }], 19)).toBe('apply')
})

test('values one by one that Yjs would copy again and again to join them are refused before that', () => {
  const chain = (count: number): readonly MadeStruct[] =>
    times(count, (index) => ({ ...made.values(index), parent: 'list', ...(index === 0 ? {} : { origin: { client: ID, clock: index - 1 } }) }))

  expect(submit(boardWith(), chain(2_000))).toBe('apply')
  expect(submit(boardWith(), chain(20_000))).toBe('scan-budget')
})

test('the scan that is counted is at least the scan that Yjs makes', () => {
  const board = boardWith({ updateScanSteps: 20_000 })
  submit(board, times(100, (index) => ({ ...made.embed(index), parent: 'list', ...(index === 0 ? {} : { origin: { client: ID, clock: index - 1 } }) })))

  expect(submit(board, headsOf(LATER, 300), LATER)).toBe('scan-budget')
  expect(submit(board, headsOf(LATER, 30), LATER)).toBe('apply')
})

test('many small offline edits at the head and at the end of a list cost no scan at all', () => {
  const board = boardWith({ updateScanSteps: 0 })
  const doc = newDoc(ID)
  for (let index = 0; index < 1_000; index++) {
    doc.getArray('list').unshift([index])
    doc.getArray('list').push([{ index }])
    doc.getMap('board').set('record', { index })
  }

  expect(outcome(board, Y.encodeStateAsUpdate(doc))).toBe('apply')
})

test('an update that is cut off anywhere, or goes on behind its end, is garbled and changes nothing', () => {
  const board = boardWith()
  const doc = newDoc(ID)
  doc.getMap('board').set('record', { a: [1, 'text', null, 1.5] })
  doc.getText('list').insert(0, 'words \u{1F600}', { bold: true })
  const update = Y.encodeStateAsUpdate(doc)

  for (let length = 0; length < update.length; length++) expect(outcome(board, update.slice(0, length))).toBe('garbled')
  expect(outcome(board, new Uint8Array([...update, 0]))).toBe('garbled')
  expect(board.doc.store.clients.size).toBe(0)
})

test('T8: 27 bytes of version 2 that no end of collected pieces unrolls from are refused at once', () => {
  // One client, 2^32 pieces; their kinds and lengths are run lengths that go on for ever. Merging or converting them never ends.
  const endless = [255, 255, 255, 255, 15]
  const bomb = new Uint8Array([0, 0, 1, 5, 0, 0, 1, 0, 1, 0, 0, 0, 6, 65, ...endless, 1, ...endless, 0, 0])
  const board = boardWith()

  expect(bomb.byteLength).toBe(27)
  expect(outcome(board, bomb)).toBe('garbled')
  for (let cut = 0; cut < bomb.length; cut++) expect(outcome(board, bomb.slice(cut)), String(cut)).not.toBe('apply')
  expect(board.doc.share.size).toBe(0)
})
