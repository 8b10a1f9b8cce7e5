import { act, cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  change,
  createAskingBoard,
  show,
  type AskingBoard,
  type PersonPage,
  type Shown,
} from '../fixtures/asking-board.tsx'
import { useInterrupt, type InterruptHandle } from './use-interrupt.ts'
import { useInterrupts } from './use-interrupts.ts'

let board: AskingBoard

beforeEach(() => {
  board = createAskingBoard()
})

afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  cleanup()
  await board.close()
})

type Question = Shown<InterruptHandle | undefined>

const KEY = 'guide/book'
const BOOKING = { id: 'book', kind: 'approval', title: 'Book the train to Lisbon?' } as const

const showQuestion = (page: PersonPage, isStrict = false): Question => show(page, () => useInterrupt(KEY), { isStrict })
const isOpen = (question: Question): Promise<void> => waitFor(() => expect(question.now()?.state).toBe('open'))
const answering = ({ now }: Question): readonly string[] | undefined => now()?.answering.map(({ name }) => name)

/** Lets time pass, timer by timer. */
const pass = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms))

function setVisibility(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

test('others see who is about to answer, until that person answers, lets go, or the last row is gone', async () => {
  const guide = await board.joinAgent('guide')
  void guide.ask(BOOKING).catch(() => undefined)
  const ada = await board.openPage('ada')
  const rows = [showQuestion(ada, true), showQuestion(ada)]
  const byEve = showQuestion(await board.openPage('eve'))
  await isOpen(byEve)
  await change(() => rows[0]?.now()?.claim())
  expect(answering(byEve)).toEqual(['Ada'])
  expect(rows.map((row) => answering(row))).toEqual([[], []])
  await change(() => rows[0]?.now()?.release())
  expect(answering(byEve)).toEqual([])

  // A second row of the same person holds on to it.
  await change(() => rows.forEach((row) => row.now()?.claim()))
  await change(() => rows[0]?.unmount())
  expect(answering(byEve)).toEqual(['Ada'])
  await change(() => rows[1]?.unmount())
  expect(answering(byEve)).toEqual([])

  const again = showQuestion(ada)
  await change(() => again.now()?.claim())
  expect(answering(byEve)).toEqual(['Ada'])
  await change(() => again.now()?.answer({ type: 'accept' }))
  await waitFor(() => expect(byEve.now()?.state).toBe('answered'))
  expect(answering(byEve)).toEqual([])
  // Who has answered is not about to.
  await change(() => again.now()?.claim())
  expect(answering(byEve)).toEqual([])
})

test('a claim ends after a minute in which nothing was done about it', async () => {
  const guide = await board.joinAgent('guide')
  void guide.ask(BOOKING).catch(() => undefined)
  const byAda = showQuestion(await board.openPage('ada'))
  const byEve = showQuestion(await board.openPage('eve'))
  await isOpen(byEve)
  vi.useFakeTimers({ now: Date.now(), toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  act(() => byAda.now()?.claim())
  await pass(50_000)
  expect(answering(byEve)).toEqual(['Ada'])
  act(() => byAda.now()?.claim())
  await pass(59_000)
  expect(answering(byEve)).toEqual(['Ada'])
  await pass(2_000)
  expect(answering(byEve)).toEqual([])
})

test('a countdown ticks in the row that shows it alone, and not while nobody can see the page', async () => {
  const guide = await board.joinAgent('guide')
  const ada = await board.openPage('ada')
  const list = show(ada, () => useInterrupts())
  const row = showQuestion(ada)
  // On a full second: the countdown ticks with the clock, wherever the test begins.
  vi.useFakeTimers({ now: Math.ceil(Date.now() / 1_000) * 1_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  void guide.ask({ ...BOOKING, deadlineInMs: 10_000 }).catch(() => undefined)
  await pass(200)
  expect(list.now()).toHaveLength(1)
  const left = row.now()?.countdownMs
  expect(left).toBe(10_000)
  const before = { list: list.renders.length, row: row.renders.length }
  for (const left of [9_000, 8_000, 7_000]) {
    await pass(1_000)
    expect(row.now()?.countdownMs).toBe(left)
  }
  expect(row.renders).toHaveLength(before.row + 3)
  expect(list.renders).toHaveLength(before.list)

  act(() => setVisibility('hidden'))
  const hidden = row.renders.length
  await pass(4_000)
  expect(row.renders).toHaveLength(hidden)
  act(() => setVisibility('visible'))
  expect(row.now()?.countdownMs).toBe(3_000)
  await pass(4_000)
  expect(row.now()).toMatchObject({ state: 'expired', countdownMs: undefined })
  expect(list.now()).toEqual([])
  const timers = vi.getTimerCount()
  row.unmount()
  expect(vi.getTimerCount()).toBeLessThanOrEqual(timers)
})

test('a deadline that is hours away is counted by minutes', async () => {
  const guide = await board.joinAgent('guide')
  const row = showQuestion(await board.openPage('ada'))
  vi.useFakeTimers({ now: Date.now(), toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  void guide.ask({ ...BOOKING, deadlineInMs: 7_200_000 }).catch(() => undefined)
  await pass(200)
  expect(row.now()?.countdownMs).toBe(7_200_000)
  const before = row.renders.length
  await pass(180_000)
  expect(row.now()?.countdownMs).toBe(7_020_000)
  expect(row.renders.length - before).toBeLessThanOrEqual(4)
})

test('what is snoozed is hidden on this page alone, and back when its time is over', async () => {
  const guide = await board.joinAgent('guide')
  void guide.ask(BOOKING).catch(() => undefined)
  const ada = await board.openPage('ada')
  const row = showQuestion(ada)
  const lists = [
    show(ada, () => useInterrupts()),
    show(ada, () => useInterrupts({ snoozed: 'only' })),
    show(ada, () => useInterrupts({ snoozed: 'show' })),
    show(await board.openPage('ada', 'tablet'), () => useInterrupts()),
  ]
  const counts = (): readonly number[] => lists.map(({ now }) => now().length)
  await isOpen(row)
  expect(counts()).toEqual([1, 0, 1, 1])
  vi.useFakeTimers({ now: Date.now(), toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  act(() => row.now()?.snooze(60_000))
  expect(counts()).toEqual([0, 1, 1, 1])
  expect(row.now()?.snoozedUntil).toBe(ada.session.now() + 60_000)
  await pass(61_000)
  expect(counts()).toEqual([1, 0, 1, 1])
  expect(row.now()?.snoozedUntil).toBeUndefined()
  act(() => row.now()?.snooze(60_000))
  act(() => row.now()?.snooze(0))
  expect(counts()).toEqual([1, 0, 1, 1])
})
