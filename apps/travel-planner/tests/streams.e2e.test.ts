import { LIVENESS_TIMEOUT_MS } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { HELP } from '../src/agents/orchestrator/set-phrases.ts'
import { launchPlanner } from './planner.ts'
import { openPage, type PlannerPage, type ShownMessage } from './planner-page.ts'
import { until } from './until.ts'

/** Slow enough that a test can step in while something is being said. */
const SLOWLY = { PLANNER_WORD_DELAY_MS: '70' }
const PLANNED_WITHIN_MS = 90_000

/** How soon the page shows what the relay has found. Milliseconds. */
const SHOWN_WITHIN_MS = 1000

test('an answer grows while it is said, and screen readers hear it once, when it is finished', async () => {
  const { url } = await launchPlanner()
  const board = await openPage(url)
  await board.everybodyOnline(4)
  const lengths = await watchLengths(board, '[role="log"] .cb-agent-stream-text')
  const heard = await watchSpoken(board)

  await board.say('help')
  await until('the answer is whole', async () => (await answerOf(board))?.status === 'done')
  await until('it is read out', async () => (await heard()).length > 0)

  expect((await answerOf(board))?.text).toBe(HELP)
  const grown = (await lengths()).map(({ length }) => length)
  expect(new Set(grown).size).toBeGreaterThan(5)
  expect(grown).toEqual(grown.toSorted((left, right) => left - right))
  expect(grown[0]).toBeLessThan(HELP.length / 4)
  expect((await heard()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([`Orchestrator: ${HELP.replaceAll('\n', ' ')}`])
})

test('specialists stream what they think beside the conversation, several at the same time', async () => {
  const { url } = await launchPlanner()
  const board = await openPage(url)
  await board.everybodyOnline(4)
  const lengths = await watchLengths(board, '.tp-reasoning-box')

  await board.say('Plan a weekend in Lisbon from Berlin')
  await until('two of them have thought by turns', async () => turnsOf(await lengths()) >= 8, PLANNED_WITHIN_MS)
  const names = new Set((await lengths()).map(({ name }) => name))
  expect(names.size).toBeGreaterThanOrEqual(2)
  await until('the plan is told', async () => (await answerOf(board, 1))?.status === 'done', PLANNED_WITHIN_MS)

  const flights = board.agent(/flights/i)
  const number = /Out: (\w\w \d+)/.exec((await answerOf(board, 1))?.text ?? '')?.[1] ?? 'none'
  await flights.getByRole('group', { name: 'Reasoning of Flights' }).getByText(`${number} out`).waitFor()
})

test('a page that is reloaded in the middle of an answer shows it whole, once', async () => {
  // So slow that the page is there again long before the end.
  const { url } = await launchPlanner({ PLANNER_WORD_DELAY_MS: '150' })
  const board = await openPage(url)
  await board.everybodyOnline(4)
  await board.say('help')
  await until('the answer has begun', async () => isUnderWay(await answerOf(board)))

  await board.page.reload()
  await until('the answer goes on', async () => (await answerOf(board))?.status === 'streaming')
  await until('the answer is whole', async () => (await answerOf(board))?.status === 'done')
  expect(await board.messages()).toEqual([said('help'), answered(HELP)])
})

test('an orchestrator that is killed in the middle of an answer is shown as interrupted, and then says it whole', async () => {
  const planner = await launchPlanner(SLOWLY)
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await board.say('help')
  await until('the answer has begun', async () => isUnderWay(await answerOf(board)))

  planner.signal('orchestrator', 'SIGKILL')
  const heartbeat = LIVENESS_TIMEOUT_MS + SHOWN_WITHIN_MS
  await until('it is shown as interrupted', async () => (await answerOf(board))?.status === 'interrupted', heartbeat)
  expect((await answerOf(board))?.text).not.toBe(HELP)

  await until('the answer is whole', async () => (await answerOf(board))?.status === 'done')
  expect(await board.messages()).toEqual([said('help'), answered(HELP)])
  await board.say('thank you')
  await until('the conversation goes on', async () => (await answerOf(board, 1))?.status === 'done')
  expect(await board.messages()).toEqual([said('help'), answered(HELP), said('thank you'), answered('You are welcome.')])
})

test('a relay that is killed in the middle of an answer costs nothing and doubles nothing', async () => {
  const planner = await launchPlanner(SLOWLY)
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await board.say('help')
  await until('the answer has begun', async () => isUnderWay(await answerOf(board)))

  planner.signal('relay', 'SIGKILL')
  await board.page.getByText(/reconnecting/i).first().waitFor()
  await board.say('thank you')
  await until('both answers are whole', async () => {
    const answers = (await board.messages()).filter(({ from }) => from === 'agent')
    return answers.length === 2 && answers.every(({ status }) => status === 'done')
  })
  const all = [said('help'), answered(HELP), said('thank you'), answered('You are welcome.')]
  expect(await board.messages()).toEqual(all)

  // A page that comes new, as another person, finds the same on the relay's disk.
  const fresh = await openPage(planner.url)
  await until('a new page shows all of it', async () => {
    const messages = await fresh.messages()
    return messages.length === all.length && messages.every(({ status }) => status === 'done')
  })
  expect((await fresh.messages()).map(({ text }) => text)).toEqual(all.map(({ text }) => text))
})

test('a specialist that is killed while it thinks begins anew, and its thoughts end whole', async () => {
  const planner = await launchPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await board.say('Plan a weekend in Lisbon from Berlin')
  const thoughts = board.agent(/hotels/i).locator('.cb-agent-stream-root')
  await thoughts.getByText(/leads/).waitFor()

  planner.signal('hotels', 'SIGKILL')
  await until('they are shown as interrupted', async () => (await thoughts.getAttribute('data-status')) === 'interrupted')
  await thoughts.getByText(/began anew/i).waitFor()
  await until('the plan is told', async () => (await answerOf(board, 1))?.status === 'done', PLANNED_WITHIN_MS)
  await until('they are whole', async () => (await thoughts.getAttribute('data-status')) === 'done')
  expect(await thoughts.getByText(/leads/).count()).toBe(1)
})

/** The `nth` message of an agent, from 0. */
async function answerOf(board: PlannerPage, nth = 0): Promise<ShownMessage | undefined> {
  return (await board.messages()).filter(({ from }) => from === 'agent')[nth]
}

function isUnderWay(answer: ShownMessage | undefined): boolean {
  return answer?.status === 'streaming' && answer.text.length > 20 && answer.text.length < HELP.length / 2
}

function said(text: string): ShownMessage {
  return { from: 'self', text, status: 'done' }
}

function answered(text: string): ShownMessage {
  return { from: 'agent', text, status: 'done' }
}

interface Growth {
  /** Of what has grown: its accessible name. */
  readonly name: string
  readonly length: number
}

/** Notes, in their order, the lengths that the texts of the elements have as they are shown. */
async function watchLengths(board: PlannerPage, selector: string): Promise<() => Promise<readonly Growth[]>> {
  const growths = await board.page.evaluateHandle((wanted) => {
    const noted: Growth[] = []
    const last = new Map<Element, number>()
    new MutationObserver(() => {
      for (const element of document.querySelectorAll(wanted)) {
        const length = element.textContent.length
        if (length === last.get(element)) continue
        last.set(element, length)
        noted.push({ name: element.getAttribute('aria-label') ?? '', length })
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    return noted
  }, selector)
  return () => growths.jsonValue()
}

/** How often another one than before has grown. */
function turnsOf(growths: readonly Growth[]): number {
  return growths.filter(({ name }, index) => index > 0 && growths[index - 1]?.name !== name).length
}

/** Notes what is put into the conversation's live region, each time that it changes. */
async function watchSpoken(board: PlannerPage): Promise<() => Promise<readonly string[]>> {
  const texts = await board.conversation.evaluateHandle((region) => {
    const noted: string[] = []
    const live = region.querySelector('.cb-conversation-announcer')
    if (live === null) throw new Error('The conversation has no live region.')
    new MutationObserver(() => {
      if (live.textContent !== '') noted.push(live.textContent)
    }).observe(live, { subtree: true, childList: true, characterData: true })
    return noted
  })
  return () => texts.jsonValue()
}
