import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Locator, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../.scripts/chromium.mjs'
import { until } from './until.ts'

/** A message of the conversation as it is shown. */
export interface ShownMessage {
  readonly from: 'self' | 'person' | 'agent'
  readonly text: string
  /** How the stream stands that it comes from; `done` for one that does not stream. */
  readonly status: string
}

/** The planner's page as a person sees it. */
export interface PlannerPage {
  readonly page: Page
  readonly agents: Locator
  readonly progress: Locator
  readonly itinerary: Locator
  readonly conversation: Locator
  /** The question which hotel it shall be, open or decided. */
  readonly question: Locator
  /** How that question stands; nothing when it is not on the page. */
  phase(): Promise<string | undefined>
  say(text: string): Promise<void>
  /** Where there is no room for all of it: shows one part of the page. */
  show(part: PlannerPart): Promise<void>
  /** The parts that have to be shown one after the other; where there is room, the one that stands for all. */
  parts(): Promise<readonly PlannerPart[]>
  /** The row of an agent, by a part of its name. */
  agent(name: RegExp): Locator
  /** The status of an agent's row; nothing when there is no such row. */
  status(name: RegExp): Promise<string | undefined>
  /** The statuses of all rows, by name. */
  statuses(): Promise<Record<string, string>>
  /** Waits until so many agents are shown, none of them offline. */
  everybodyOnline(count: number): Promise<void>
  /** Everything that stands in the itinerary, a line a card. */
  cards(): Promise<string[]>
  /** The messages of the conversation, oldest first. */
  messages(): Promise<ShownMessage[]>
  /** What agents have said to its end, oldest first. */
  told(): Promise<string[]>
}

/** What the page is made of, by the names of the tabs. */
export type PlannerPart = (typeof PARTS)[number]

const PARTS = ['Agents', 'Progress', 'Itinerary', 'Conversation'] as const

/** How the page is looked at. */
export interface PageLook {
  readonly theme?: 'light' | 'dark' | undefined
  /** Pixels. */
  readonly width?: number | undefined
  /** 2 is 200 %: half as much fits into a window of the same size. */
  readonly zoom?: number | undefined
  readonly direction?: 'ltr' | 'rtl' | undefined
}

/** How long what a test does on a page waits for what it is done to. Milliseconds. */
const ACTS_WITHIN_MS = 60_000
const DESCRIBED_WITHIN_MS = 5_000

/** Opens the page in a Chromium of its own; an error on the page fails the test, and one that fails says what was on the page. */
export async function openPage(url: string, { theme = 'light', width = 1440, zoom = 1, direction = 'ltr' }: PageLook = {}): Promise<PlannerPage> {
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) })
  const viewport = { width: width / zoom, height: 900 / zoom }
  const page = await browser.newPage({ viewport, deviceScaleFactor: zoom, colorScheme: theme, reducedMotion: 'reduce' })
  page.setDefaultTimeout(ACTS_WITHIN_MS)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  const board = plannerPage(page)
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(`"${task.name}" failed with this on the page:\n${await describe(board)}`)
    await browser.close()
    expect(problems).toEqual([])
  })
  await page.goto(url)
  await page.evaluate((dir) => {
    document.documentElement.dir = dir
  }, direction)
  return board
}

/** What a person sees, for whoever reads why a test failed. */
async function describe(board: PlannerPage): Promise<string> {
  const { page } = board
  const look = async (): Promise<string> => {
    const connection = await page.locator('.cb-save-state').evaluateAll((states) => states.map((state) => state.getAttribute('data-phase')))
    const seen = { url: page.url(), connection, agents: await board.statuses(), question: await board.phase(), cards: await board.cards() }
    const messages = (await board.messages()).map(({ from, status, text }) => `${from} (${status}): ${text}`)
    return `${JSON.stringify(seen, undefined, 1)}\n${messages.join('\n')}`
  }
  const noAnswer = delay(DESCRIBED_WITHIN_MS, `${page.url()} does not answer`)
  return Promise.race([look().catch(String), noAnswer])
}

/** An attribute of the first element there is; it does not wait for one. */
async function attribute(locator: Locator, name: string): Promise<string | undefined> {
  const values = await locator.evaluateAll((elements, wanted) => elements.map((element) => element.getAttribute(wanted)), name)
  return values[0] ?? undefined
}

function plannerPage(page: Page): PlannerPage {
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  const agents = region('Agents')
  const itinerary = region('Itinerary')
  const conversation = region('Conversation')
  const rows = agents.locator('[data-status]').filter({ has: page.locator('.cb-agent-card-name') })
  const agent = (name: RegExp) => rows.filter({ has: page.locator('.cb-agent-card-name', { hasText: name }) })
  const question = page.getByRole('article', { name: /^Which hotel in/ })
  const statuses = async () =>
    Object.fromEntries(
      await rows.evaluateAll((elements) =>
        elements.map((element) => [
          element.querySelector('.cb-agent-card-name')?.textContent ?? '',
          element.getAttribute('data-status') ?? '',
        ])),
    ) as Record<string, string>
  const messages = (): Promise<ShownMessage[]> => conversation.getByRole('article').evaluateAll((articles) =>
    // What the agents ask stands beside the messages.
    articles.filter((article) => article.dataset['from'] !== undefined).map((article) => {
      const stream = article.querySelector<HTMLElement>('.cb-agent-stream-root')
      const said = stream === null ? '.cb-conversation-body' : '.cb-agent-stream-text'
      return {
        from: article.dataset['from'] as ShownMessage['from'],
        text: article.querySelector(said)?.textContent ?? '',
        status: stream?.dataset['status'] ?? 'done',
      }
    }))
  return {
    page,
    agents,
    itinerary,
    agent,
    statuses,
    progress: region('Progress'),
    conversation,
    question,
    phase: () => attribute(question, 'data-phase'),
    say: async (text) => {
      const box = page.getByRole('textbox', { name: 'Message' })
      await box.fill(text)
      await box.press('Enter')
    },
    show: async (part) => {
      const tab = page.getByRole('tab', { name: part })
      if ((await tab.count()) > 0) await tab.click()
    },
    parts: async () => ((await page.getByRole('tab').count()) > 0 ? PARTS : ['Conversation']),
    status: (name) => attribute(agent(name), 'data-status'),
    everybodyOnline: (count) =>
      until(`${count} agents are online, and have said what they are`, async () => {
        const seen = Object.values(await statuses())
        // Their presence comes before their record: who is stopped in between has never been on the board.
        const known = await rows.locator('.cb-agent-card-role:not(:empty)').count()
        return seen.length === count && known === count && seen.every((status) => status !== 'offline')
      }),
    messages,
    told: async () => (await messages()).filter(({ from, status }) => from === 'agent' && status === 'done').map(({ text }) => text),
    cards: () => itinerary.getByRole('article').evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? '')),
  }
}
