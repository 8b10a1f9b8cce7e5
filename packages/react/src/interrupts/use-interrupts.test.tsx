import { taskKey } from '@callboard/session'
import type { InterruptView } from '@callboard/session/interrupts'
import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { change, createAskingBoard, show, type AskingBoard } from '../fixtures/asking-board.tsx'
import { useGrants } from './use-grants.ts'
import { useInterrupt } from './use-interrupt.ts'
import { useInterrupts, type InterruptFilter } from './use-interrupts.ts'

let board: AskingBoard

beforeEach(() => {
  board = createAskingBoard()
})

afterEach(() => board.close())

const ids = (views: readonly InterruptView[]): readonly string[] => views.map(({ id }) => id)
const approval = (id: string): { readonly id: string; readonly kind: 'approval'; readonly title: string } => ({
  id,
  kind: 'approval',
  title: `May I ${id}?`,
})

test('questions are listed oldest first, by who may answer them, agent, task and state', async () => {
  const guide = await board.joinAgent('guide')
  const hotels = await board.joinAgent('hotels')
  const page = await board.openPage('ada')
  const task = hotels.task({ title: 'Search', id: 'search' })
  const asked = [guide.ask(approval('book')), hotels.ask({ ...approval('pay'), answerableBy: ['eve'] })]
  asked.push(task.ask(approval('widen')))
  for (const question of asked) void question.catch(() => undefined)
  const list = (filter?: InterruptFilter): (() => readonly InterruptView[]) =>
    show(page, () => useInterrupts(filter && { ...filter })).now
  const open = list()
  const mine = list({ mine: true })
  const others = list({ mine: false })
  const ofHotels = list({ agent: 'hotels' })
  const ofTask = list({ task: taskKey('hotels', 'search') })
  const all = list({ state: 'all' })
  await waitFor(() => expect([...ids(open())].sort()).toEqual(['book', 'pay', 'widen']))
  const times = open().map(({ askedAt }) => askedAt)
  expect(times).toEqual([...times].sort((left, right) => left - right))
  expect([...ids(mine())].sort()).toEqual(['book', 'widen'])
  expect(ids(others())).toEqual(['pay'])
  expect([...ids(ofHotels())].sort()).toEqual(['pay', 'widen'])
  expect(ids(ofTask())).toEqual(['widen'])
  expect(ofTask()[0]?.agentName).toBe('hotels')

  await change(() => asked[0]?.withdraw('No longer needed'))
  await waitFor(() => expect([...ids(open())].sort()).toEqual(['pay', 'widen']))
  expect(all().find(({ id }) => id === 'book')).toMatchObject({ state: 'withdrawn' })
  task.done()
  await waitFor(() => expect(ids(open())).toEqual(['pay']))
})

test('an agent at work, another question and who answers that render neither a row nor a list again', async () => {
  const guide = await board.joinAgent('guide')
  const hotels = await board.joinAgent('hotels')
  void guide.ask(approval('book')).catch(() => undefined)
  const page = await board.openPage('ada')
  const eves = await board.openPage('eve')
  const row = show(page, () => useInterrupt('guide/book'))
  const list = show(page, () => useInterrupts({ agent: 'guide' }))
  const grants = show(page, () => useGrants())
  await waitFor(() => expect(row.now()?.state).toBe('open'))
  await guide.flush()
  const before = [row, list, grants].map(({ renders }) => renders.length)
  void hotels.ask(approval('pay')).catch(() => undefined)
  const byEve = show(eves, () => useInterrupt('hotels/pay'))
  await waitFor(() => expect(byEve.now()?.state).toBe('open'))
  for (let count = 0; count < 20; count += 1) {
    await change(async () => {
      hotels.setActivity(`${count}`)
      guide.setActivity(`${count}`)
      await Promise.all([hotels.flush(), guide.flush()])
    })
  }
  await change(() => byEve.now()?.claim())
  await change(() => byEve.now()?.answer({ type: 'accept' }))
  await waitFor(() => expect(byEve.now()?.state).toBe('answered'))
  expect([row, list, grants].map(({ renders }) => renders.length)).toEqual(before)
})

test('a row renders once for each thing that happens to its question, and the verbs stay the same', async () => {
  const guide = await board.joinAgent('guide')
  const page = await board.openPage('ada')
  const row = show(page, () => useInterrupt('guide/book'))
  expect(row.now()).toBeUndefined()
  const outcome = guide.ask(approval('book'))
  await waitFor(() => expect(row.now()?.state).toBe('open'))
  const { answer, claim, release, snooze, ignore, dismiss } = row.now() ?? {}
  await change(() => row.now()?.answer({ type: 'accept' }))
  await outcome
  await waitFor(() => expect(row.now()?.own?.state).toBe('won'))
  // There, proposed, decided.
  expect(row.renders.filter((handle) => handle !== undefined).length).toBeLessThanOrEqual(4)
  expect(row.now()).toMatchObject({ answer, claim, release, snooze, ignore, dismiss })
})

test('what is allowed for ever is listed with who allowed it, and can be taken back', async () => {
  const guide = await board.joinAgent('guide')
  const page = await board.openPage('ada')
  const grants = show(page, () => useGrants())
  const row = show(page, () => useInterrupt('guide/book'))
  const options = [{ id: 'always', label: 'Always', scope: 'always' }] as const
  const outcome = guide.ask({ ...approval('book'), options, tool: { name: 'book-train' } })
  await waitFor(() => expect(row.now()?.state).toBe('open'))
  await change(() => row.now()?.answer({ type: 'accept', options: ['always'] }))
  await outcome
  await waitFor(() => expect(grants.now().grants).toHaveLength(1))
  const [grant] = grants.now().grants
  expect(grant).toMatchObject({ covers: 'book-train', by: { person: 'ada', name: 'Ada' }, revoking: undefined })
  expect(await guide.ask({ ...approval('again'), options, tool: { name: 'book-train' } })).toMatchObject({ state: 'answered' })
  const { revoke } = grants.now()
  await change(() => revoke(grant?.key ?? ''))
  await waitFor(() => expect(grants.now().grants).toEqual([]))
  expect(grants.now().revoke).toBe(revoke)
  expect(() => revoke(grant?.key ?? '')).toThrow(expect.objectContaining({ code: 'not-found' }))
})

test('the long parts of a question are loaded for the row that shows it, not for a list', async () => {
  const guide = await board.joinAgent('guide')
  const body = 'By way of Madrid. '.repeat(200)
  void guide.ask({ ...approval('book'), body }).catch(() => undefined)
  const page = await board.openPage('ada')
  const list = show(page, () => useInterrupts())
  await waitFor(() => expect(list.now()[0]?.details).toBe('loading'))
  await change(() => guide.flush())
  expect(list.now()[0]).toMatchObject({ details: 'loading', body: undefined })
  const row = show(page, () => useInterrupt('guide/book'))
  await waitFor(() => expect(row.now()).toMatchObject({ details: 'loaded', body }))
})
