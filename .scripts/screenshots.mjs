// `npm run screenshots`: makes docs/screenshots anew from the real page and the stories; with `planner` or `stories` only one of the two.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'
import { CHROMIUM_ARGUMENTS } from './chromium.mjs'
import { ensureChromium } from './ensure-chromium.mjs'
import { screenshotStories } from './screenshot-stories.mjs'
import { screenshotPlanner } from './screenshot-planner.mjs'
import { ROOT } from './workspace.mjs'

const folder = path.join(ROOT, 'docs', 'screenshots')
const only = process.argv[2]
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGUMENTS })
try {
  if (only !== 'stories') await screenshotPlanner(browser, folder)
  if (only !== 'planner') await screenshotStories(browser, folder)
} finally {
  await browser.close()
}
