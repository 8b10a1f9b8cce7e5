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
  say(text: string): Promise<void>
  /** Where there is no room for all of it: shows one part of the page. */
  show(part: PlannerPart): Promise<void>
  /** The parts that have to be shown one after the other; where there is room, the one that stands for all. */
  parts(): Promise<readonly PlannerPart[]>
  /** The row of an agent, by a part of its name. */
  agent(name: RegExp): Locator
  /** The status of an agent's row, in the word that is shown. */
  status(name: RegExp): Promise<string | null>
  /** The statuses of all rows, by name. */
  statuses(): Promise<Record<string, string>>
  /** Waits until so many agents are shown, none of them offline. */
  everybodyOnline(count: number): Promise<void>
  /** Everything that stands in the itinerary, a line a card. */
  cards(): Promise<string[]>
  /** The messages of the conversation, oldest first. */
  messages(): Promise<ShownMessage[]>
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

/** Opens the page in a Chromium of its own; an error on the page fails the test. */
export async function openPage(url: string, { theme = 'light', width = 1440, zoom = 1, direction = 'ltr' }: PageLook = {}): Promise<PlannerPage> {
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) })
  const viewport = { width: width / zoom, height: 900 / zoom }
  const page = await browser.newPage({ viewport, deviceScaleFactor: zoom, colorScheme: theme, reducedMotion: 'reduce' })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  onTestFinished(async () => {
    await browser.close()
    expect(problems).toEqual([])
  })
  await page.goto(url)
  await page.evaluate((dir) => {
    document.documentElement.dir = dir
  }, direction)
  return plannerPage(page)
}

function plannerPage(page: Page): PlannerPage {
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  const agents = region('Agents')
  const itinerary = region('Itinerary')
  const conversation = region('Conversation')
  const rows = agents.locator('[data-status]').filter({ has: page.locator('.cb-agent-card-name') })
  const agent = (name: RegExp) => rows.filter({ has: page.locator('.cb-agent-card-name', { hasText: name }) })
  const statuses = async () =>
    Object.fromEntries(
      await rows.evaluateAll((elements) =>
        elements.map((element) => [
          element.querySelector('.cb-agent-card-name')?.textContent ?? '',
          element.getAttribute('data-status') ?? '',
        ])),
    ) as Record<string, string>
  return {
    page,
    agents,
    itinerary,
    agent,
    statuses,
    progress: region('Progress'),
    conversation,
    question: page.getByRole('article', { name: /^Which hotel in/ }),
    say: async (text) => {
      await page.getByRole('textbox', { name: 'Message' }).fill(text)
      await page.keyboard.press('Enter')
    },
    show: async (part) => {
      const tab = page.getByRole('tab', { name: part })
      if ((await tab.count()) > 0) await tab.click()
    },
    parts: async () => ((await page.getByRole('tab').count()) > 0 ? PARTS : ['Conversation']),
    status: (name) => agent(name).getAttribute('data-status'),
    everybodyOnline: (count) =>
      until(`${count} agents are online`, async () => {
        const seen = Object.values(await statuses())
        return seen.length === count && seen.every((status) => status !== 'offline')
      }),
    messages: () => conversation.getByRole('article').evaluateAll((articles) =>
      // What the agents ask stands beside the messages.
      articles.filter((article) => article.dataset['from'] !== undefined).map((article) => {
        const stream = article.querySelector<HTMLElement>('.cb-agent-stream-root')
        const said = stream === null ? '.cb-conversation-body' : '.cb-agent-stream-text'
        return {
          from: article.dataset['from'] as ShownMessage['from'],
          text: article.querySelector(said)?.textContent ?? '',
          status: stream?.dataset['status'] ?? 'done',
        }
      })),
    cards: () => itinerary.getByRole('article').evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? '')),
  }
}
