// Pictures of the travel planner's page: the real page on a real relay with the real agents.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { startPlanner } from '../apps/travel-planner/src/launcher/start-planner.ts'
import { freePort } from './free-port.mjs'
import { until } from './until.mjs'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
/** Slow enough that pictures catch everybody at work, and in the middle of a sentence. */
const SLOWLY = { PLANNER_PAGE_DELAY_MS: '350', PLANNER_WORD_DELAY_MS: '80' }
const PLANNED_WITHIN_MS = 180_000

/**
 * Takes the page's pictures into `folder`: empty, at work, done, changing, with the relay down, and with an answer that was
 * interrupted; light, dark and narrow.
 */
export async function screenshotPlanner(browser, folder) {
  await withPlanner(async (planner) => {
    await takePictures(browser, planner.url, folder, () => process.kill(planner.pids().relay, 'SIGKILL'))
  })
  await withPlanner(async (planner) => {
    await pictureInterrupted(browser, planner.url, folder, () => process.kill(planner.pids().orchestrator, 'SIGKILL'))
  })
}

async function withPlanner(work) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'callboard-screenshots-'))
  const planner = await startPlanner({
    pagePort: 0,
    relayPort: await freePort(),
    dataDir,
    // Whoever is killed stays away, for the picture of it.
    restart: false,
    environment: SLOWLY,
  })
  try {
    await work(planner)
  } finally {
    await planner.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function openPage(browser, url, folder) {
  const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' })
  page.setDefaultTimeout(PLANNED_WITHIN_MS)
  await page.goto(url)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  await page.keyboard.press('Enter')
  await until('four agents are online', async () => (await page.locator('.cb-agent-roster-item[data-status="idle"]').count()) === 4, 60_000)
  const say = async (text) => {
    await page.getByRole('textbox', { name: 'Message' }).fill(text)
    await page.keyboard.press('Enter')
  }
  const shots = async (state, looks) => {
    for (const [look, scheme, viewport] of looks) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      await page.waitForTimeout(300)
      await page.screenshot({
        path: path.join(folder, `planner-${state}-${look}.png`),
        fullPage: viewport === NARROW,
        // Rows outside the window are not drawn, and a picture of the whole page would show them empty.
        style: '* { content-visibility: visible !important }',
      })
      console.log(`planner-${state}-${look}.png`)
    }
    await page.setViewportSize(WIDE)
  }
  return { page, say, shots }
}

const LIGHT = ['light', 'light', WIDE]
const DARK = ['dark', 'dark', WIDE]
const EVERY_LOOK = [LIGHT, DARK, ['narrow', 'light', NARROW]]

async function takePictures(browser, url, folder, killRelay) {
  const { page, say, shots } = await openPage(browser, url, folder)
  const working = async (atLeast = 3) => (await page.locator('[data-status="working"]').filter({ has: page.locator('.cb-agent-card-name') }).count()) >= atLeast
  const done = async () => (await page.locator('.tp-card').count()) >= 4 && (await page.locator('.cb-agent-roster-item[data-status="working"]').count()) === 0
  const answered = async () => (await page.locator('article .cb-agent-stream-root').last().getAttribute('data-status')) === 'done'

  await shots('empty', EVERY_LOOK)
  await say('Plan a weekend in Lisbon from Berlin for two, under €1,500')
  await until('three agents are at work', working, 60_000)
  const share = async () => Number(await page.getByRole('progressbar').last().getAttribute('aria-valuenow'))
  await until('they are well under way', async () => (await share()) > 0.2, PLANNED_WITHIN_MS)
  await shots('working', EVERY_LOOK)
  await until('the plan is complete', done, PLANNED_WITHIN_MS)
  await page.getByText(/is planned\./).first().waitFor()
  await until('it is told', answered, PLANNED_WITHIN_MS)
  await shots('done', EVERY_LOOK)
  await say('Everything cheaper, please')
  await until('agents are at work again', () => working(2), 60_000)
  await page.locator('.tp-reasoning-box').nth(1).getByText(/leads/).waitFor()
  await say('Are these real flights?')
  await page.getByText(/Flights, hotels and activities are/).first().waitFor()
  await shots('changing', [LIGHT, DARK])
  await until('the change is made', done, PLANNED_WITHIN_MS)
  await page.getByText(/flight is now/).first().waitFor()
  killRelay()
  await page.getByText(/reconnecting/i).first().waitFor()
  await shots('relay-down', [LIGHT, ['narrow', 'dark', NARROW]])
  await page.close()
}

async function pictureInterrupted(browser, url, folder, killOrchestrator) {
  const { page, say, shots } = await openPage(browser, url, folder)
  await say('What can you do?')
  await page.getByText(/from where, when/).first().waitFor()
  killOrchestrator()
  await page.getByText(/^Interrupted/).first().waitFor()
  await shots('interrupted', [LIGHT])
  await page.close()
}
