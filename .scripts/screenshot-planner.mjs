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
/** Slow enough that pictures catch everybody at work. */
const PAGE_DELAY_MS = '350'
const PLANNED_WITHIN_MS = 180_000

/** Takes the page's pictures into `folder`: empty, at work, done, changing, with the relay down; light, dark and narrow. */
export async function screenshotPlanner(browser, folder) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'callboard-screenshots-'))
  const planner = await startPlanner({
    pagePort: 0,
    relayPort: await freePort(),
    dataDir,
    // Whoever is killed stays away, for the picture of it.
    restart: false,
    environment: { PLANNER_PAGE_DELAY_MS: PAGE_DELAY_MS },
  })
  try {
    await takePictures(browser, planner.url, folder, () => process.kill(planner.pids().relay, 'SIGKILL'))
  } finally {
    await planner.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function takePictures(browser, url, folder, killRelay) {
  const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(url)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  await page.keyboard.press('Enter')
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
  const everyLook = [['light', 'light', WIDE], ['dark', 'dark', WIDE], ['narrow', 'light', NARROW]]
  const working = async (atLeast = 3) => (await page.locator('[data-status="working"]').filter({ has: page.locator('.cb-agent-card-name') }).count()) >= atLeast
  const done = async () => (await page.locator('.tp-card').count()) >= 4 && (await page.locator('li[data-status="working"]').count()) === 0

  await until('four agents are online', async () => (await page.locator('li[data-status="idle"]').count()) === 4, 60_000)
  await shots('empty', everyLook)
  await page.getByRole('textbox', { name: 'Message' }).fill('Plan a weekend in Lisbon from Berlin for two, under €1,500')
  await page.keyboard.press('Enter')
  await until('three agents are at work', working, 60_000)
  const share = async () => Number(await page.getByRole('progressbar').last().getAttribute('aria-valuenow'))
  await until('they are well under way', async () => (await share()) > 0.4, PLANNED_WITHIN_MS)
  await shots('working', everyLook)
  await until('the plan is complete', done, PLANNED_WITHIN_MS)
  await page.waitForTimeout(1500)
  await shots('done', everyLook)
  await page.getByRole('textbox', { name: 'Message' }).fill('A nicer hotel, please, and another museum')
  await page.keyboard.press('Enter')
  await until('agents are at work again', () => working(1), 60_000)
  await page.waitForTimeout(1500)
  await shots('changing', [everyLook[0]])
  await until('the change is made', done, PLANNED_WITHIN_MS)
  killRelay()
  await page.getByText(/reconnecting/i).first().waitFor()
  await shots('relay-down', [['light', 'light', WIDE], ['narrow', 'dark', NARROW]])
  await page.close()
}
