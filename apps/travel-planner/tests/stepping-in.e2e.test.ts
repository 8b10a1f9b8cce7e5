import { createSession, websocketConnection, type Session } from '@callboard/session'
import { expect, onTestFinished, test } from 'vitest'
import { PLANNER_SESSION } from '../src/board/app-schema.ts'
import { launchPlanner, type Planner } from './planner.ts'
import { openPage, type PlannerPage } from './planner-page.ts'
import { until } from './until.ts'

const PLAN = 'Plan a weekend in Lisbon from Berlin'
const PLANNED_WITHIN_MS = 90_000

/** Slow enough that a test can step in, and with no deadline that comes between. */
const SLOWLY = { PLANNER_PAGE_DELAY_MS: '250', PLANNER_WORD_DELAY_MS: '5', PLANNER_ANSWER_WITHIN_MS: '600000' }

test('an agent is paused and goes on from there, and stops at a click; what the others find stays', async () => {
  const { board, session } = await searching({ PLANNER_PAGE_DELAY_MS: '400' })
  const hotels = board.agent(/hotels/i)
  await hotels.getByRole('button', { name: 'Pause' }).click()
  await until('it is paused', async () => (await board.status(/hotels/i)) === 'paused')
  const standing = await progressOf(board, 'Hotels')
  await hotels.getByRole('button', { name: 'Resume' }).click()
  await until('it goes on', async () => (await board.status(/hotels/i)) === 'working')
  await until('it is further than it was', async () => (await progressOf(board, 'Hotels')) !== standing)

  await hotels.getByRole('button', { name: 'Stop' }).click()
  await until('its task is cancelled', () => tasksIn(session, 'cancelled').some((title) => title.includes('hotel')))
  await until('the plan is told without it', async () => (await board.told()).some((text) => text.includes('stopped it')), PLANNED_WITHIN_MS)
  const cards = await board.cards()
  expect(cards.some((card) => card.startsWith('Hotel'))).toBe(false)
  expect(cards.some((card) => card.startsWith('Outbound flight'))).toBe(true)
  await everythingIsSettled(board, session)
})

test('barging in: searches are cancelled on the board, new ones start, and what no longer counts is not answered', async () => {
  const { board, session } = await searching()
  await board.say('no, by train, and two days later')
  await until('the old searches are cancelled', () => tasksIn(session, 'cancelled').length >= 3)
  await until('it is answered truthfully', async () => (await board.told()).some((text) => text.includes('I cannot help with trains')))
  await until('the new plan is told', async () => planIsTold(board), PLANNED_WITHIN_MS)

  expect((await board.told()).filter((text) => text.includes('is planned.'))).toHaveLength(1)
  expect((await board.cards()).filter((card) => /^(Outbound|Return) flight|^Hotel/.test(card))).toHaveLength(3)
  await everythingIsSettled(board, session)
  await board.say('thank you')
  await until('the conversation goes on', async () => (await board.told()).includes('You are welcome.'))
})

test('barging in again and again keeps what still fits: another origin needs neither another hotel nor other things to do', async () => {
  const { board, session } = await searching()
  await until('the plan is told', async () => planIsTold(board), PLANNED_WITHIN_MS)
  const kept = (await board.cards()).filter((card) => card.startsWith('Hotel') || /^\d\d:\d\d/.test(card))
  expect(kept.length).toBeGreaterThanOrEqual(2)

  await board.say('no, from Munich')
  await until('flights are looked for', () => tasksIn(session, 'running').some((title) => title.includes('Munich')))
  await board.say('no, from Hamburg')
  await until('that search is cancelled', () => tasksIn(session, 'cancelled').some((title) => title.includes('Munich')))
  expect((await board.cards()).filter((card) => card.startsWith('Hotel'))).toEqual(kept.filter((card) => card.startsWith('Hotel')))
  await until('the flights from there are told', async () => (await board.told()).some((text) => /Hamburg.* is planned\./.test(text)), PLANNED_WITHIN_MS)
  expect((await board.cards()).filter((card) => card.startsWith('Hotel'))).toEqual(kept.filter((card) => card.startsWith('Hotel')))
  expect(tasksIn(session, 'done').filter((title) => title.startsWith('Find a hotel'))).toHaveLength(1)
  await everythingIsSettled(board, session)
})

test('whoever barges in can stop the work at once, and is told what came of it', async () => {
  const { board, session } = await searching()
  await board.conversation.getByRole('radio', { name: 'Stop', exact: true }).check()
  await board.say('no, two days later')
  await until('the old searches are cancelled', () => tasksIn(session, 'cancelled').length >= 3)
  await until('the new plan is told', async () => planIsTold(board), PLANNED_WITHIN_MS)
  expect((await board.told()).filter((text) => text.includes('is planned.'))).toHaveLength(1)
  await everythingIsSettled(board, session)
})

test('barging in with one specialist dead loses nothing and leaves no spinner', async () => {
  const { board, planner, session } = await searching()
  planner.signal('hotels', 'SIGKILL')
  await until('it is shown offline', async () => (await board.status(/hotels/i)) === 'offline')
  await board.say('no, two days later')
  await until('the old searches of the others are cancelled', () => tasksIn(session, 'cancelled').length >= 2)
  await until('the new plan is told', async () => planIsTold(board), PLANNED_WITHIN_MS)
  expect((await board.cards()).filter((card) => card.startsWith('Hotel'))).toHaveLength(1)
  await everythingIsSettled(board, session)
})

test('when the only page closes the agents stop after their grace, and say so when it opens again', async () => {
  const { board, planner, session } = await searching({ PLANNER_GRACE_MS: '1500' })
  await board.page.goto('about:blank')
  await until('all searches are cancelled', () => tasksIn(session, 'running').length === 0 && tasksIn(session, 'cancelled').length >= 3)
  await board.page.goto(planner.url)
  await until('it is told', async () => (await board.told()).some((text) => text.startsWith('Everybody had left')))
  expect(tasksIn(session, 'cancelled').length).toBeGreaterThanOrEqual(3)
  await everythingIsSettled(board, session)
})

test('whoever is back within the grace finds the agents at work', async () => {
  const { board, session } = await searching({ PLANNER_GRACE_MS: '8000' })
  await board.page.goto('about:blank')
  await board.page.goBack()
  await until('the plan is told', async () => planIsTold(board), PLANNED_WITHIN_MS)
  expect(tasksIn(session, 'cancelled')).toEqual([])
  expect((await board.told()).some((text) => text.startsWith('Everybody had left'))).toBe(false)
})

interface Searching {
  readonly planner: Planner
  readonly board: PlannerPage
  /** What stands on the board, for an observer that nobody sees. */
  readonly session: Session
}

/** Wishes for a trip, and waits until all three specialists look for something. */
async function searching(environment: Readonly<Record<string, string>> = {}): Promise<Searching> {
  const planner = await launchPlanner({ ...SLOWLY, ...environment })
  const connection = websocketConnection({ url: planner.relayUrl, session: PLANNER_SESSION })
  const session = createSession({ connection, identity: { kind: 'observer' } })
  onTestFinished(() => session.close())
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await board.say(PLAN)
  await until('all specialists look for something', async () => {
    const statuses = await board.statuses()
    return ['Flights', 'Hotels', 'Activities'].every((name) => statuses[name] === 'working')
  })
  return { planner, board, session }
}

/** The titles of the tasks that have a status. */
function tasksIn(session: Session, status: string): readonly string[] {
  const tasks = session.tasks.ids.getSnapshot().flatMap((key) => session.tasks.get(key).getSnapshot() ?? [])
  return tasks.filter((task) => task.status === status).map(({ title }) => title)
}

/** No task is under way or left by its agent, nobody is at work, and nothing on the page turns. */
async function everythingIsSettled(board: PlannerPage, session: Session): Promise<void> {
  await until('every task has ended', () => ['running', 'waiting', 'paused', 'stalled', 'orphaned'].every((status) => tasksIn(session, status).length === 0))
  await until('nobody is at work', async () => {
    const statuses = await board.statuses()
    return Object.entries(statuses).every(([name, status]) => status === 'idle' || (name === 'Orchestrator' && status === 'waiting'))
  })
  await until('nothing is waited for', async () => (await board.page.locator('.tp-waiting').count()) === 0)
  expect((await board.messages()).filter(({ status }) => status !== 'done')).toEqual([])
}

async function progressOf(board: PlannerPage, name: string): Promise<string | null> {
  return board.agents.getByRole('progressbar', { name: `Progress of ${name}` }).getAttribute('aria-valuetext')
}

async function planIsTold(board: PlannerPage): Promise<boolean> {
  return (await board.told()).some((text) => text.includes('is planned.'))
}
