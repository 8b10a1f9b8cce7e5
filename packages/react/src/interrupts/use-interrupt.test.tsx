import { act, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  change,
  createAskingBoard,
  show,
  type AskingBoard,
  type PersonPage,
  type Shown,
} from '../fixtures/asking-board.tsx'
import { useInterrupt, type InterruptHandle } from './use-interrupt.ts'

let board: AskingBoard

beforeEach(() => {
  board = createAskingBoard()
})

afterEach(() => board.close())

type Question = Shown<InterruptHandle | undefined>

const KEY = 'guide/book'
const BOOKING = { id: 'book', kind: 'approval', title: 'Book the train to Lisbon?' } as const

const showQuestion = (page: PersonPage, key = KEY, isStrict = false): Question =>
  show(page, () => useInterrupt(key), { isStrict })

function last({ now }: Question): InterruptHandle {
  const handle = now()
  if (handle === undefined) throw new TypeError('There is no such question')
  return handle
}

const isOpen = (question: Question): Promise<void> => waitFor(() => expect(question.now()?.state).toBe('open'))
const ownState = ({ now }: Question): string | undefined => now()?.own?.state
const decided = ({ now }: Question): readonly unknown[] => [now()?.state, now()?.resolution]

test('of two people who answer at the same time one wins, the other is told who was first and when', async () => {
  const guide = await board.joinAgent('guide')
  const pages = [await board.openPage('ada'), await board.openPage('eve')]
  const outcome = guide.ask(BOOKING)
  const [byAda, byEve] = pages.map((page) => showQuestion(page, KEY, true))
  if (byAda === undefined || byEve === undefined) throw new TypeError('There are two')
  await isOpen(byAda)
  await isOpen(byEve)
  act(() => {
    last(byAda).answer({ type: 'accept' })
    last(byEve).answer({ type: 'reject', reason: 'Too dear' })
  })
  // In the same turn, before anything has left the page.
  expect([ownState(byAda), ownState(byEve)]).toEqual(['proposed', 'proposed'])
  await waitFor(() => expect([ownState(byAda), ownState(byEve)].sort()).toEqual(['lost', 'won']))
  const { state, ...decision } = await outcome
  expect(state).toBe('answered')
  // The same, wherever one looks.
  expect(decided(byAda)).toEqual(decided(byEve))
  const { resolution } = last(byAda)
  expect(resolution).toMatchObject({ state: 'answered', at: decision.at })
  const winner = ownState(byAda) === 'won' ? { person: 'ada', name: 'Ada' } : { person: 'eve', name: 'Eve' }
  expect(resolution?.by).toMatchObject(winner)
  expect('by' in decision ? decision.by : undefined).toMatchObject(winner)
})

test('what one tab of a person answers the other tab shows in the same states', async () => {
  const guide = await board.joinAgent('guide')
  void guide.ask(BOOKING).catch(() => undefined)
  const desk = showQuestion(await board.openPage('ada'))
  const tablet = showQuestion(await board.openPage('ada', 'tablet'))
  await isOpen(desk)
  await isOpen(tablet)
  await change(() => last(desk).answer({ type: 'accept' }))
  await waitFor(() => expect([ownState(desk), ownState(tablet)]).toEqual(['won', 'won']))
  expect(decided(desk)).toEqual(decided(tablet))
  const { own } = last(desk)
  expect(own).toEqual(last(tablet).own)
  // The second click of two comes when it is decided.
  expect(last(tablet).answer({ type: 'accept' })).toBe(own?.proposal)
  expect(() => last(tablet).answer({ type: 'reject' })).toThrow(expect.objectContaining({ code: 'not-permitted' }))
})

test('a question outlives a reload of the page and a crash of its agent, and so does what was answered meanwhile', async () => {
  const first = await board.joinAgent('guide')
  void first.ask(BOOKING).catch(() => undefined)
  const before = await board.openPage('ada')
  const question = showQuestion(before)
  await isOpen(question)
  await first.flush()
  await change(() => first.session.close())
  await waitFor(() => expect(question.now()?.state).toBe('unattended'))
  await change(() => last(question).answer({ type: 'accept' }))
  await before.session.whenSaved()
  question.unmount()
  await before.session.close()

  const reloaded = showQuestion(await board.openPage('ada'))
  await waitFor(() => expect(reloaded.now()).toMatchObject({ state: 'unattended', own: { state: 'proposed' } }))
  const second = await board.joinAgent('guide')
  expect(await second.ask(BOOKING)).toMatchObject({ state: 'answered', by: { person: 'ada' } })
  await waitFor(() => expect(ownState(reloaded)).toBe('won'))
  expect(last(reloaded).askedAt).toBe(question.renders.at(-1)?.askedAt)
})

test('an answer that is given offline is shown at once, and counts when the link is back', async () => {
  const guide = await board.joinAgent('guide')
  const outcome = guide.ask(BOOKING)
  const page = await board.openPage('ada')
  const question = showQuestion(page)
  await isOpen(question)
  page.connection.freeze()
  await change(() => last(question).answer({ type: 'accept' }))
  expect(last(question)).toMatchObject({ state: 'open', own: { state: 'proposed' } })
  await change(() => page.connection.thaw())
  expect(await outcome).toMatchObject({ state: 'answered', by: { person: 'ada' } })
  await waitFor(() => expect(ownState(question)).toBe('won'))
})

test('who answered offline and was too late is told who was first', async () => {
  const guide = await board.joinAgent('guide')
  const outcome = guide.ask(BOOKING)
  const away = await board.openPage('ada')
  const [byAda, byEve] = [showQuestion(away), showQuestion(await board.openPage('eve'))]
  await isOpen(byAda)
  await isOpen(byEve)
  away.connection.freeze()
  await change(() => last(byAda).answer({ type: 'accept' }))
  await change(() => last(byEve).answer({ type: 'reject' }))
  const { at } = await outcome
  await change(() => away.connection.thaw())
  await waitFor(() => expect(ownState(byAda)).toBe('lost'))
  expect(last(byAda).resolution).toMatchObject({ at, by: { person: 'eve', name: 'Eve' }, answer: { type: 'reject' } })
})

test('who comes back when the question has left the record is told by the log', async () => {
  const guide = await board.joinAgent('guide')
  const outcome = guide.ask(BOOKING)
  const away = await board.openPage('ada')
  const here = await board.openPage('eve')
  const byAda = showQuestion(away)
  await isOpen(byAda)
  away.connection.freeze()
  await change(() => last(byAda).answer({ type: 'accept' }))
  const byEve = showQuestion(here)
  await isOpen(byEve)
  await change(() => last(byEve).answer({ type: 'reject' }))
  const { at } = await outcome
  // Newer ones push it out of the record.
  for (let count = 0; count < 10; count += 1) {
    const id = `q${count}`
    const next = guide.ask({ ...BOOKING, id })
    const question = showQuestion(here, `guide/${id}`)
    await isOpen(question)
    await change(() => last(question).answer({ type: 'accept' }))
    await next
    question.unmount()
  }
  await guide.flush()
  const record = board.relay.doc('trip').getMap('agents').get('guide') as { interrupts: readonly { id: string }[] }
  expect(record.interrupts.map(({ id }) => id)).not.toContain('book')
  await change(() => away.connection.thaw())
  await waitFor(() => expect(ownState(byAda)).toBe('lost'))
  expect(last(byAda).resolution).toMatchObject({ at, by: { person: 'eve', name: 'Eve' } })
})

test('the same answer twice is one, and what cannot be an answer is refused before it is sent', async () => {
  const guide = await board.joinAgent('guide')
  void guide.ask({ ...BOOKING, id: 'eves', answerableBy: ['eve'] }).catch(() => undefined)
  void guide.ask({
    id: 'form',
    kind: 'form',
    title: 'How many?',
    schema: { type: 'object', properties: { seats: { type: 'integer', minimum: 1 } }, required: ['seats'] },
  }).catch(() => undefined)
  const page = await board.openPage('ada')
  const [eves, form] = [showQuestion(page, 'guide/eves'), showQuestion(page, 'guide/form')]
  await isOpen(form)
  expect(last(eves).mine).toBe(false)
  expect(() => last(eves).answer({ type: 'accept' })).toThrow(expect.objectContaining({ code: 'not-permitted' }))
  expect(() => last(form).answer({ type: 'submit', value: { seats: 0 } })).toThrow(/seats/)
  expect(() => last(form).ignore()).toThrow(expect.objectContaining({ code: 'value-invalid' }))
  expect(page.session.doc.getMap('people').size).toBe(0)
  page.connection.freeze()
  let given: readonly string[] = []
  await change(() => {
    given = [1, 1, 2].map((seats) => last(form).answer({ type: 'submit', value: { seats } }))
  })
  expect(given[0]).toBe(given[1])
  expect(given[2]).not.toBe(given[1])
  expect(last(form).own?.proposal).toBe(given[2])
})

test('a question whose agent is gone is unattended, can be answered and put away, for everyone at once', async () => {
  const guide = await board.joinAgent('guide')
  void guide.ask(BOOKING).catch(() => undefined)
  const pages = [await board.openPage('ada'), await board.openPage('eve')]
  const [byAda, byEve] = pages.map((page) => showQuestion(page))
  if (byAda === undefined || byEve === undefined) throw new TypeError('There are two')
  await isOpen(byAda)
  expect(() => last(byAda).dismiss()).toThrow(expect.objectContaining({ code: 'not-permitted' }))
  // Not left: cut off.
  await change(() => guide.session.close())
  await waitFor(() => expect(byAda.now()).toMatchObject({ state: 'unattended', mine: true }))
  await change(() => last(byAda).dismiss())
  await waitFor(() => expect([byAda.now()?.state, byEve.now()?.state]).toEqual(['dismissed', 'dismissed']))
})
