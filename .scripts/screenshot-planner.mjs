// Pictures of the travel planner's page: the real page on a real relay with the real agents.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { PLANNER_SESSION } from '../apps/travel-planner/src/board/app-schema.ts'
import { servePage } from '../apps/travel-planner/src/page-server/serve-page.ts'
import { freePort } from './free-port.mjs'
import { answers, until } from './until.mjs'
import { ROOT, SOURCE_CONDITION } from './workspace.mjs'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
const SPECIALISTS = ['flights', 'hotels', 'activities']
/** Slow enough that pictures catch everybody at work. */
const PAGE_DELAY_MS = '600'
const PLANNED_WITHIN_MS = 180_000

/** Takes the page's pictures into `folder`: empty, at work, done, with the relay down; light, dark and narrow. */
export async function screenshotPlanner(browser, folder) {
  const data = mkdtempSync(path.join(tmpdir(), 'callboard-screenshots-'))
  const children = []
  const start = (script, rest, environment) => {
    const child = spawn(process.execPath, [`--conditions=${SOURCE_CONDITION}`, path.join(ROOT, script), ...rest], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children.push(child)
    return child
  }
  const relayPort = await freePort()
  const relay = start('packages/relay/src/cli/main.ts', ['--port', String(relayPort), '--data', data])
  await until('the relay is ready', () => answers(`http://127.0.0.1:${relayPort}/readyz`))
  const relayUrl = `ws://127.0.0.1:${relayPort}`
  const served = await servePage({ port: 0, relayUrl, session: PLANNER_SESSION })
  try {
    await startAgents(start, relayUrl)
    await takePictures(browser, served.url, folder, relay)
  } finally {
    await served.close()
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(data, { recursive: true, force: true })
  }
}

async function startAgents(start, relayUrl) {
  const ports = await Promise.all(SPECIALISTS.map(freePort))
  const urls = Object.fromEntries(SPECIALISTS.map((name, index) => [`PLANNER_${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[index]}`]))
  const environment = { CALLBOARD_URL: relayUrl, PLANNER_PAGE_DELAY_MS: PAGE_DELAY_MS, ...urls }
  start('apps/travel-planner/src/agents/orchestrator/main.ts', [], environment)
  SPECIALISTS.forEach((name, index) =>
    start(`apps/travel-planner/src/agents/${name}/main.ts`, [], { ...environment, PLANNER_PORT: String(ports[index]) }))
}

async function takePictures(browser, url, folder, relay) {
  const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(url)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  await page.keyboard.press('Enter')
  const shots = async (state, looks) => {
    for (const [look, scheme, viewport] of looks) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      await page.waitForTimeout(300)
      await page.screenshot({ path: path.join(folder, `planner-${state}-${look}.png`), fullPage: viewport === NARROW })
      console.log(`planner-${state}-${look}.png`)
    }
    await page.setViewportSize(WIDE)
  }
  const everyLook = [['light', 'light', WIDE], ['dark', 'dark', WIDE], ['narrow', 'light', NARROW]]
  const working = async () => (await page.locator('[data-status="working"]').filter({ has: page.locator('.cb-agent-card-name') }).count()) >= 3
  const done = async () => (await page.locator('.tp-card').count()) >= 4 && (await page.locator('li[data-status="working"]').count()) === 0

  await until('four agents are online', async () => (await page.locator('li[data-status="idle"]').count()) === 4, 60_000)
  await shots('empty', everyLook)
  await page.getByRole('textbox', { name: 'Message' }).fill('Plan a weekend in Lisbon from Berlin for two, under €1,500')
  await page.keyboard.press('Enter')
  await until('three agents are at work', working, 60_000)
  await until('they are well under way', async () => (await page.locator('.tp-card').count()) >= 1, PLANNED_WITHIN_MS)
  await shots('working', everyLook)
  await until('the plan is complete', done, PLANNED_WITHIN_MS)
  await page.waitForTimeout(1500)
  await shots('done', everyLook)
  relay.kill('SIGKILL')
  await page.getByText(/reconnecting/i).first().waitFor()
  await shots('relay-down', [['light', 'light', WIDE], ['narrow', 'dark', NARROW]])
  await page.close()
}
