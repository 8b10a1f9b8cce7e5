import { expect, test } from 'vitest'
import { launchPlanner, type Planner } from './planner.ts'
import { openPage, type PlannerPage } from './planner-page.ts'
import { until } from './until.ts'

const PLAN = 'Plan a weekend in Lisbon from Berlin'
const PLANNED_WITHIN_MS = 90_000

/** Long enough that no deadline comes between. */
const PATIENTLY = { PLANNER_ANSWER_WITHIN_MS: '600000' }

test('the orchestrator asks which hotel it shall be, and the one that is chosen is taken', async () => {
  const { board } = await planned(PATIENTLY)
  const before = await hotelOf(board)
  expect(await board.question.getByRole('radio').count()).toBeGreaterThanOrEqual(2)

  const chosen = await choose(board, 1)
  expect(chosen).not.toBe(before)
  await until('the hotel is the one chosen', async () => (await hotelOf(board)) === chosen)
  await until('it is told', async () => (await board.told()).some((text) => text.includes(`You now stay at ${chosen}`)))
  await until('the card says so', async () => (await board.phase()) === 'answered')
})

test('whoever does not answer gets the best one at the deadline, and is told', async () => {
  const { board } = await planned({ PLANNER_ANSWER_WITHIN_MS: '6000' })
  const before = await hotelOf(board)
  await until('it is told', async () => (await board.told()).some((text) => text.startsWith(`Nobody chose a hotel in time, so it is ${before}`)))
  expect(await hotelOf(board)).toBe(before)
})

test('whoever asks for something else instead of answering has chosen: the question is withdrawn', async () => {
  const { board } = await planned(PATIENTLY)
  const before = await hotelOf(board)
  await board.say('a cheaper hotel, please')
  await until('the hotel is another one', async () => !['', before].includes(await hotelOf(board)))
  await until('the question is no longer open', async () => (await board.phase()) !== 'open')
})

test('a question outlives a reload of the page, and is answered there', async () => {
  const { board } = await planned(PATIENTLY)
  await board.page.reload()
  await board.question.waitFor()
  await answerAndSee(board)
})

test('a question outlives the relay being killed, and is answered once', async () => {
  const { board, planner } = await planned(PATIENTLY)
  planner.signal('relay', 'SIGKILL')
  await board.page.getByText(/reconnecting/i).first().waitFor()
  await answerAndSee(board)
})

test('an answer given offline outlives a reload, and is taken once', async () => {
  const { board, planner } = await planned(PATIENTLY)
  const before = await hotelOf(board)
  const context = board.page.context()
  await context.setOffline(true)
  await board.page.getByText(/reconnecting|offline/i).first().waitFor()
  const chosen = await choose(board, 1)
  await until('it is on its way', async () => (await board.phase()) === 'sending')
  // Left, and not reloaded: a reload finds no network, and the browser's own error page would come back at a time of its choosing.
  await board.page.goto('about:blank')
  await context.setOffline(false)
  await board.page.goto(planner.url)

  await until('the hotel is the one chosen', async () => (await hotelOf(board)) === chosen)
  expect(chosen).not.toBe(before)
  await until('it is told', async () => (await board.told()).some((text) => text.includes(`You now stay at ${chosen}`)))
  expect((await board.told()).filter((text) => text.includes('You now stay at'))).toHaveLength(1)
  await until('the card says so', async () => (await board.phase()) === 'answered')
  await until('nothing is kept any more', () => board.page.evaluate(() => !Object.keys(localStorage).some((key) => key.startsWith('callboard.unsaved'))))
})

test('a question outlives its agent being killed: it is unattended meanwhile, and the next life takes it up', async () => {
  const { board, planner } = await planned(PATIENTLY)
  planner.signal('orchestrator', 'SIGKILL')
  await until('it is shown as unattended', async () => (await board.phase()) === 'unattended')
  await until('it is open again', async () => (await board.phase()) === 'open')
  await answerAndSee(board)
})

test('two windows race to answer: one wins, the other is told, and both show the same', async () => {
  const { board, planner } = await planned(PATIENTLY)
  const other = await openPage(planner.url)
  await other.question.waitFor()
  await board.question.getByRole('radio').nth(0).check()
  await other.question.getByRole('radio').nth(1).check()
  const first = await nameOf(board, 0)
  const second = await nameOf(board, 1)
  // By script: the mouse would wait for a page that the other has just changed. Nothing is decided before both have answered.
  const buttons = await Promise.all(
    [board, other].map((page) => page.question.getByRole('button', { name: 'Choose', exact: true }).elementHandle()),
  )
  planner.signal('orchestrator', 'SIGSTOP')
  await Promise.all(buttons.map((button) => button?.evaluate((element) => (element as HTMLElement).click())))
  planner.signal('orchestrator', 'SIGCONT')

  const phases = async () => [await board.phase(), await other.phase()]
  await until('one has won and the other has lost', async () => (await phases()).toSorted().join() === 'answered,lost')
  const [winner, loser, hotel] = (await phases())[0] === 'answered' ? [board, other, first] : [other, board, second]
  await until('both show what the winner chose', async () => (await hotelOf(winner)) === hotel && (await hotelOf(loser)) === hotel)
  const about = (page: PlannerPage) => page.question.locator('.cb-interrupt-card-outcome').innerText()
  expect(await about(loser)).toContain(hotel)
  const stays = (await board.told()).filter((text) => text.startsWith('You stay at') || text.includes('You now stay at'))
  expect(stays.length).toBeLessThanOrEqual(1)
})

interface Asked {
  readonly planner: Planner
  readonly board: PlannerPage
}

/** Plans a trip and waits until it is told and the hotel is asked about. */
async function planned(environment: Readonly<Record<string, string>>): Promise<Asked> {
  const planner = await launchPlanner({ PLANNER_PAGE_DELAY_MS: '30', PLANNER_WORD_DELAY_MS: '5', ...environment })
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await board.say(PLAN)
  await board.question.waitFor({ timeout: PLANNED_WITHIN_MS })
  await until('the plan is told', async () => (await board.told()).some((text) => text.includes('is planned.')), PLANNED_WITHIN_MS)
  return { planner, board }
}

async function answerAndSee(board: PlannerPage): Promise<void> {
  const chosen = await choose(board, 1)
  await until('the hotel is the one chosen', async () => (await hotelOf(board)) === chosen)
  await until('it is told', async () => (await board.told()).some((text) => text.includes(`You now stay at ${chosen}`)))
  expect((await board.told()).filter((text) => text.includes('You now stay at'))).toHaveLength(1)
}

/** Chooses the `nth` option, and gives the hotel's name. */
async function choose(board: PlannerPage, nth: number): Promise<string> {
  const name = await nameOf(board, nth)
  await board.question.getByRole('radio').nth(nth).check()
  await board.question.getByRole('button', { name: 'Choose', exact: true }).click()
  return name
}

async function nameOf(board: PlannerPage, nth: number): Promise<string> {
  const label = await board.question.locator('.cb-choice-label').nth(nth).innerText()
  return label.replace(/, €.*$/, '')
}

async function hotelOf(board: PlannerPage): Promise<string> {
  const hotel = (await board.cards()).find((card) => card.startsWith('Hotel'))
  return hotel?.replace(/^Hotel[^:]*: /, '') ?? ''
}
