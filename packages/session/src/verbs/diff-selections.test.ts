import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { openBoard } from '../fixtures/open-board.ts'
import type { Session } from '../session/session.ts'
import { diffSelections } from './diff-selections.ts'

const read = (session: Session): Record<string, unknown> =>
  Object.fromEntries(
    session.selections.ids.getSnapshot().map((key) => [key, session.selections.get(key).getSnapshot()?.value]),
  )

test('only what the producer changed is written', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  const base = { flight: { price: 100, seat: '3A' }, hotel: 'Lisboa', train: 1 }
  for (const [key, value] of Object.entries(base)) agent.setSelection(key, value)
  const written = diffSelections(agent, { flight: { price: 90, seat: '3A' }, hotel: 'Lisboa', museum: true }, { base })
  expect([...written].sort()).toEqual(['flight', 'museum', 'train'])
  expect(read(agent)).toEqual({ flight: { price: 90, seat: '3A' }, hotel: 'Lisboa', museum: true })
})

test('what a person changed meanwhile is kept, beside what the producer changed', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  const base = { flight: { price: 100, seat: '3A', bags: { hand: 1, hold: 0 } }, hotel: 'Lisboa', dinner: 'fish' }
  agent.setSelection('flight', { price: 100, seat: '12F', bags: { hand: 1, hold: 2 } })
  agent.setSelection('dinner', 'meat')
  const snapshot = { flight: { price: 90, seat: '4B', bags: { hand: 2, hold: 0 } }, hotel: 'Porto', dinner: 'soup' }
  expect(diffSelections(agent, snapshot, { base })).toEqual(['flight'])
  expect(read(agent)).toEqual({ flight: { price: 90, seat: '12F', bags: { hand: 2, hold: 2 } }, dinner: 'meat' })
})

test('a selection that a person removed does not come back', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  expect(diffSelections(agent, { flight: { price: 90 } }, { base: { flight: { price: 100 } } })).toEqual([])
  expect(read(agent)).toEqual({})
})

test('a snapshot whose result the schema refuses writes nothing at all', async () => {
  await using board = openBoard()
  const agent = await board.join(
    { kind: 'agent', id: 'a', name: 'a' },
    { selections: { flight: v.object({ price: v.number() }) } },
  )
  expect(() => diffSelections(agent, { hotel: 1, flight: { price: 'dear' } }, { base: {} })).toThrow(
    expect.objectContaining({ code: 'value-invalid', message: expect.stringContaining('price') }),
  )
  expect(read(agent)).toEqual({})
})

test('the whole takeover is one transaction', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  let updates = 0
  agent.doc.on('update', () => {
    updates += 1
  })
  diffSelections(agent, { a: 1, b: 2, c: 3 }, { base: {} })
  expect(updates).toBe(1)
})

const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y'), fc.constant([1]))
const value = fc.oneof(leaf, fc.dictionary(fc.constantFrom('p', 'q'), leaf))
const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value)

/** The leaves of a value by path; an object has none of its own. */
function leaves(root: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return new Map([[path, JSON.stringify(root)]])
  const inner = Object.entries(root).flatMap(([key, child]) => [...leaves(child, `${path}/${key}`)])
  return new Map(inner)
}

test('whatever a person and a producer do at once, no leaf that the person changed is undone', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  fc.assert(
    fc.property(values, values, values, (base, byPerson, snapshot) => {
      for (const key of ['a', 'b', 'c']) {
        if (Object.hasOwn(byPerson, key)) agent.setSelection(key, byPerson[key])
        else agent.removeSelection(key)
      }
      diffSelections(agent, snapshot, { base })
      const [was, wanted, is] = [leaves(base), leaves(byPerson), leaves(read(agent))]
      for (const [path, set] of wanted) if (was.get(path) !== set) expect(is.get(path), path).toBe(set)
      for (const [path] of was)
        if (!wanted.has(path))
          expect(is.get(path) ?? 'gone', path).toSatisfy((now) => now === 'gone' || now !== was.get(path))
    }),
    { seed: 20_261_121, numRuns: 400 },
  )
})

test('without anybody in between, the board comes to be the snapshot', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  fc.assert(
    fc.property(values, (snapshot) => {
      diffSelections(agent, snapshot, { base: read(agent) })
      expect(read(agent)).toEqual(snapshot)
    }),
    { seed: 20_261_122, numRuns: 200 },
  )
})
