import { defineAppSchema } from '@callboard/session'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import type { EntryChange } from './entry-changes.ts'

const schema = defineAppSchema({ selections: { flight: v.object({ price: v.number() }) } })

test('an agent reads, sets and removes selections', async () => {
  const board = await createBoard()
  const agent = await board.join()

  agent.selections.set('flight', { price: 120 })
  agent.selections.set('hotel', { stars: 4 })
  await board.settle()
  expect(board.person.selections.get('flight').getSnapshot()?.value).toEqual({ price: 120 })
  expect(agent.selections.all()).toEqual({ flight: { price: 120 }, hotel: { stars: 4 } })

  agent.selections.remove('hotel')
  await board.settle()
  expect(board.person.selections.ids.getSnapshot()).toEqual(['flight'])
})

test('an agent sees what others change, with what it was', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const seen: EntryChange[] = []
  const stop = agent.selections.subscribe((changes) => seen.push(...changes))

  agent.selections.set('flight', { price: 120 })
  await board.settle()
  board.person.setSelection('flight', { price: 90 })
  await board.settle()
  board.person.removeSelection('flight')
  await board.settle()
  stop()
  board.person.setSelection('flight', { price: 80 })
  await board.settle()

  expect(seen).toEqual([
    { key: 'flight', value: { price: 120 }, by: 'self' },
    { key: 'flight', value: { price: 90 }, previous: { price: 120 }, by: 'other' },
    { key: 'flight', previous: { price: 90 }, by: 'other' },
  ])
})

test('a value that the schema refuses is not written, and one written by others reads as absent', async () => {
  const board = await createBoard()
  const agent = await board.join({ schema })

  expect(() => agent.selections.set('flight', { price: 'cheap' })).toThrowError(
    expect.objectContaining({ code: 'value-invalid' }),
  )
  board.person.setSelection('flight', { price: 'cheap' })
  await board.settle()

  expect(agent.selections.get('flight')).toBeUndefined()
  expect(agent.selections.all()).toEqual({})
})

test('settings are read and watched', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const seen: EntryChange[] = []
  agent.config.subscribe((changes) => seen.push(...changes))

  board.person.setConfig('budget', 1_000)
  await board.settle()

  expect(agent.config.get('budget')).toBe(1_000)
  expect(seen).toEqual([{ key: 'budget', value: 1_000, by: 'other' }])
})
