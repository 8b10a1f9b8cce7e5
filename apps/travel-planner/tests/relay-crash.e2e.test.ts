import { expect, test } from 'vitest'
import { launchPlanner } from './planner.ts'
import { openPage } from './planner-page.ts'
import { until } from './until.ts'

const PLANNED_WITHIN_MS = 90_000

test('the relay is killed in the middle of the work: everybody comes back, nothing seen is lost, the plan completes', async () => {
  const planner = await launchPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await board.say('Plan a weekend in Lisbon from Berlin')
  await until('the first thing is chosen', async () => (await board.cards()).length > 0, PLANNED_WITHIN_MS)

  planner.signal('relay', 'SIGKILL')
  const seenCards = await board.cards()
  const seenMessages = await board.messages()
  await board.page.getByText(/reconnecting/i).first().waitFor()

  await board.everybodyOnline(4)
  await until('the page is connected again', async () => (await board.page.locator('.cb-save-state').getAttribute('data-phase')) === 'saved')
  const kept = await board.cards()
  expect(seenCards.filter((card) => !kept.includes(card))).toEqual([])
  await until('the plan is complete', async () => {
    const cards = await board.cards()
    return [/^Outbound flight/, /^Return flight/, /^Hotel/, /^\d\d:\d\d/].every((kind) => cards.some((card) => kind.test(card)))
  }, PLANNED_WITHIN_MS)
  const messages = await board.messages()
  for (const [index, { from, text }] of seenMessages.entries()) {
    expect(messages[index]?.from).toBe(from)
    expect(messages[index]?.text).toContain(text)
  }

  // A page that comes new finds the same on the relay's disk.
  const fresh = await openPage(planner.url)
  await until('a new page shows the same', async () => JSON.stringify(await fresh.cards()) === JSON.stringify(await board.cards()))
})
