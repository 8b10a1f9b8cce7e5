import { joinSession } from '@callboard/agent'
import { expect, onTestFinished, test } from 'vitest'
import { appSchema, PLANNER_SESSION } from '../src/board/app-schema.ts'
import { violations } from './page-checks.ts'
import { launchBoard } from './planner.ts'
import { openPage } from './planner-page.ts'
import { until } from './until.ts'

const HOTEL = {
  id: 'h1', name: 'Casa do Mirador with an uncommonly long name', city: 'Lisbon', area: 'Alfama', stars: 4, rating: 8.8, distanceKm: 0.9,
  checkIn: '2026-11-27', checkOut: '2026-11-29', nights: 2, rooms: 1, priceEur: 118, totalEur: 236, source: 'generated',
} as const

test('an empty page says what to do, and its example is sent as a message', async () => {
  const { url, relayUrl } = await launchBoard()
  const agent = await joinSession({ url: relayUrl, session: PLANNER_SESSION, agent: { id: 'orchestrator', name: 'Orchestrator' }, handleSignals: false })
  onTestFinished(() => agent.leave())
  const board = await openPage(url)

  await board.page.getByRole('heading', { name: 'Where would you like to go?' }).waitFor()
  await board.page.getByRole('button', { name: /Plan a weekend in Lisbon/ }).click()

  for await (const message of agent.messages()) {
    expect(message.text).toBe('Plan a weekend in Lisbon from Berlin')
    break
  }
  await until('it is stored', async () => (await board.conversation.locator('article').getAttribute('data-state')) === 'sent')
})

test('a removed card can be put back', async () => {
  const { url, relayUrl } = await launchBoard()
  const agent = await joinHotels(relayUrl)
  const board = await openPage(url)
  const card = board.itinerary.getByRole('article', { name: /^Hotel/ })

  await card.getByRole('button', { name: /^Remove/ }).click()
  await until('the agent sees that it is gone', () => agent.selections.get('hotel') === undefined)
  await board.itinerary.getByRole('button', { name: 'Undo' }).click()
  await until('the agent sees that it is back', () => agent.selections.get('hotel') !== undefined)
  expect(await card.count()).toBe(1)

  // What an agent clears away no longer fits: nobody is invited to put it back.
  agent.selections.remove('hotel')
  await until('the card is gone', async () => (await card.count()) === 0)
  expect(await board.itinerary.getByRole('button', { name: 'Undo' }).count()).toBe(0)
})

test('a page that is offline does not say that anybody reads what it could not send yet', async () => {
  const { url, relayUrl } = await launchBoard()
  const agent = await joinSession({ url: relayUrl, session: PLANNER_SESSION, agent: { id: 'orchestrator', name: 'Orchestrator' }, handleSignals: false })
  onTestFinished(() => agent.leave())
  const board = await openPage(url)
  await until('the agent is there', async () => (await board.status(/Orchestrator/)) === 'idle')
  await board.page.context().setOffline(true)
  await board.page.getByText(/reconnecting/i).first().waitFor()

  await board.say('What is my itinerary?')
  await board.conversation.getByText('Sending…').waitFor()
  const reading = board.page.getByText('Orchestrator is reading')
  expect(await reading.count()).toBe(0)
  await board.page.context().setOffline(false)
  await reading.waitFor()
})

test('a budget is a setting that agents read, and the total is held against it', async () => {
  const { url, relayUrl } = await launchBoard()
  const agent = await joinHotels(relayUrl)
  const board = await openPage(url)

  await board.page.getByRole('spinbutton', { name: 'Budget' }).fill('200')
  await board.page.keyboard.press('Enter')
  await until('the agent reads the budget', () => agent.config.get('budget') === 200)
  await board.itinerary.getByText('€36 over the budget of €200').waitFor()
})

test('a long conversation scrolls by itself, and the page does not', async () => {
  const { url, relayUrl } = await launchBoard()
  const agent = await joinHotels(relayUrl)
  const board = await openPage(url)

  for (let count = 1; count <= 40; count += 1) agent.say(`This is the sentence with the number ${count}.`)
  await board.conversation.getByText('This is the sentence with the number 40.').waitFor()
  const height = await board.page.evaluate('[document.documentElement.scrollHeight, window.innerHeight]')
  expect(height).toEqual([900, 900])
})

test('a name is kept for the next visit, and seen by others', async () => {
  const { url, relayUrl } = await launchBoard()
  const agent = await joinHotels(relayUrl)
  const board = await openPage(url)
  const field = board.page.getByRole('textbox', { name: 'Your name' })

  await until('the field can be changed', () => field.isEnabled())
  await field.fill('Ada')
  await board.page.keyboard.press('Enter')
  await until('the agent sees the name', () => agent.people.getSnapshot().some(({ name, online }) => name === 'Ada' && online))
  await board.page.reload()
  await until('the name is still there', async () => (await field.inputValue()) === 'Ada')
})

test.for([
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 1440 },
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 900 },
] as const)('the page is accessible and nothing sticks out: $theme, $width pixels wide', async ({ theme, width }) => {
  const { url, relayUrl } = await launchBoard()
  const agent = await joinHotels(relayUrl)
  const task = agent.task({ title: 'Comparing 214 hotels in Lisbon', total: 214, unit: 'hotels' })
  task.progress({ done: 99 })
  const thoughts = task.stream({ title: 'Comparing 214 hotels in Lisbon' })
  await thoughts.source({ url: 'https://www.geonames.org/2267057', title: 'Lisbon, GeoNames' })
  await thoughts.reasoning('Casa do Mirador (4 stars, rated 8.8, 0.9 km from the centre, €118 a night) leads.')
  thoughts.tool({ toolName: 'weigh-hotels', input: { city: 'Lisbon' } })
  const answer = agent.stream()
  agent.say(answer)
  await answer.write('A hotel is found, ')
  const board = await openPage(url, { theme, width })
  await board.conversation.getByText('A hotel is found').waitFor()
  await board.show('Itinerary')
  await board.itinerary.getByRole('article').first().waitFor()
  await board.show('Progress')
  await board.progress.getByText('Comparing 214 hotels in Lisbon').waitFor()
  await board.show('Agents')
  const reasoning = board.agent(/hotels/i).locator('.tp-reasoning')
  if ((await reasoning.getAttribute('open')) === null) await reasoning.locator('summary').first().click()
  await reasoning.getByText(/^Casa do Mirador .* leads/).waitFor()

  for (const part of await board.parts()) {
    await board.show(part)
    expect(await violations(board.page)).toEqual([])
    const overflow = await board.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow).toBe(0)
  }
})

async function joinHotels(url: string) {
  const agent = await joinSession({
    url,
    session: PLANNER_SESSION,
    schema: appSchema,
    agent: { id: 'hotels', name: 'Hotels' },
    handleSignals: false,
  })
  onTestFinished(() => agent.leave())
  agent.selections.set('hotel', HOTEL)
  return agent
}
