import { expect, test } from 'vitest'
import { launchPlanner } from './planner.ts'
import { openPage, type PlannerPage, type ShownMessage } from './planner-page.ts'
import { until } from './until.ts'

const PLAN = 'Plan a weekend in Lisbon from Berlin'
const PLANNED_WITHIN_MS = 90_000

test('a wish becomes an itinerary, with at least three agents at work at the same time', async () => {
  const planner = await launchPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)

  await board.say(PLAN)
  const progress = new Map<string, Set<string>>()
  let mostAtWork = 0
  await until('the plan is complete', async () => {
    mostAtWork = Math.max(mostAtWork, await agentsAtWork(board))
    for (const [name, value] of await progressOfAgents(board)) {
      progress.set(name, (progress.get(name) ?? new Set()).add(value))
    }
    return isComplete(await board.cards())
  }, PLANNED_WITHIN_MS)

  expect(mostAtWork).toBeGreaterThanOrEqual(3)
  const moved = [...progress.values()].filter((values) => values.size >= 3)
  expect(moved.length).toBeGreaterThanOrEqual(3)
  const [question, ...replies] = await board.messages()
  expect(question).toEqual({ from: 'self', text: PLAN, status: 'done' })
  expect(replies.map(({ text }) => text).join('\n')).toMatch(/Lisbon/)
})

test('a flight that the person removes is gone for the agents too, without a word said', async () => {
  const planner = await launchPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await board.say(PLAN)
  await until('the plan is complete', async () => isComplete(await board.cards()), PLANNED_WITHIN_MS)
  await until('nobody is at work any more', async () => (await agentsAtWork(board)) === 0, PLANNED_WITHIN_MS)
  const flight = board.itinerary.getByRole('article', { name: /^Outbound flight/ })
  const number = /\b[A-Z0-9]{2} \d{2,4}\b/.exec((await flight.textContent()) ?? '')?.[0] ?? ''
  expect(number).not.toBe('')

  await flight.getByRole('button', { name: /^Remove/ }).click()
  await until('the flight is off the itinerary', async () => (await flight.count()) === 0)
  const hotel = (await board.itinerary.getByRole('article', { name: /^Hotel/ }).getByRole('heading').textContent()) ?? ''
  const before = (await board.messages()).length
  await board.say('what\'s my itinerary?')
  const isAnswer = ({ from, text, status }: ShownMessage) => from === 'agent' && status === 'done' && text.includes(hotel)
  const answer = async () => (await board.messages()).slice(before).find(isAnswer)?.text
  await until('the answer is there', async () => (await answer()) !== undefined)

  expect(await answer()).not.toContain(number)
  expect(await answer()).toMatch(/\bno (outbound )?flight|flight.*(missing|not|removed)|without .*flight/i)
})

function isComplete(cards: readonly string[]): boolean {
  const has = (pattern: RegExp) => cards.some((card) => pattern.test(card))
  return has(/^Outbound flight/) && has(/^Return flight/) && has(/^Hotel/) && has(/^\d\d:\d\d/)
}

async function agentsAtWork(board: PlannerPage): Promise<number> {
  return Object.values(await board.statuses()).filter((status) => status === 'working').length
}

async function progressOfAgents(board: PlannerPage): Promise<readonly (readonly [name: string, value: string])[]> {
  return board.agents.getByRole('progressbar').evaluateAll((bars) =>
    bars.map((bar) => [bar.getAttribute('aria-label') ?? '', bar.getAttribute('aria-valuetext') ?? ''] as const))
}
