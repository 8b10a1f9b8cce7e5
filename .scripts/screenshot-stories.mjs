// Pictures of the widgets' stories, with time standing still.
import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { toolScript } from './check.mjs'
import { freePort } from './free-port.mjs'
import { ROOT } from './workspace.mjs'
import { answers, until } from './until.mjs'

const WIDE = { width: 1100, height: 760 }
const NARROW = { width: 360, height: 760 }

const STORIES = [
  { id: 'overview-examples--at-work', name: 'overview', themes: ['light', 'dark'], viewports: [WIDE, NARROW] },
  { id: 'overview-examples--cut-off', name: 'overview-cut-off', themes: ['light'], viewports: [WIDE] },
  { id: 'overview-examples--before-the-start', name: 'overview-before-the-start', themes: ['light'], viewports: [WIDE] },
  { id: 'interruptinbox--default', name: 'interrupt-inbox', themes: ['light', 'dark'], viewports: [{ width: 680, height: 1240 }] },
  { id: 'agentroster-states--crashed', name: 'agent-roster-crashed', themes: ['light', 'dark'], viewports: [{ width: 640, height: 420 }] },
  { id: 'progresstree-states--every-status', name: 'progress-tree', themes: ['light', 'dark'], viewports: [{ width: 760, height: 560 }] },
  { id: 'selectionlist--default', name: 'selection-list', themes: ['light', 'dark'], viewports: [{ width: 560, height: 420 }] },
  { id: 'conversation-states--short', name: 'conversation', themes: ['light', 'dark'], viewports: [{ width: 760, height: 740 }] },
  { id: 'conversation-examples--narrow', name: 'conversation-narrow', themes: ['light'], viewports: [{ width: 400, height: 740 }] },
  { id: 'agentstream-states--done', name: 'agent-stream', themes: ['light', 'dark'], viewports: [{ width: 640, height: 520 }] },
  { id: 'agentstream-states--interrupted', name: 'agent-stream-interrupted', themes: ['light'], viewports: [{ width: 640, height: 260 }] },
  { id: 'peoplestack-states--open', name: 'people-stack', themes: ['light'], viewports: [{ width: 420, height: 420 }] },
]

/** Takes every story's pictures into `folder`. */
export async function screenshotStories(browser, folder) {
  const port = await freePort()
  const storybook = spawn(
    process.execPath,
    [toolScript('storybook', 'storybook'), 'dev', '--port', String(port), '--host', '127.0.0.1', '--ci', '--disable-telemetry', '--exact-port'],
    { cwd: ROOT, stdio: 'ignore' },
  )
  const address = `http://127.0.0.1:${port}`
  try {
    await until('Storybook answers', () => answers(`${address}/index.json`), 60_000)
    for (const story of STORIES) {
      for (const theme of story.themes) {
        for (const viewport of story.viewports) {
          const size = viewport === NARROW ? '-narrow' : ''
          await screenshotStory(browser, `${address}/iframe.html?id=${story.id}&viewMode=story&still&globals=scheme:${theme}`, theme, viewport,
            path.join(folder, `story-${story.name}-${theme}${size}.png`))
        }
      }
    }
  } finally {
    storybook.kill('SIGTERM')
  }
}

async function screenshotStory(browser, url, theme, viewport, file) {
  const page = await browser.newPage({ viewport, colorScheme: theme, reducedMotion: 'reduce' })
  try {
    await page.goto(url)
    await page.locator('#storybook-root > *').first().waitFor({ state: 'attached', timeout: 60_000 })
    await page.locator('body.sb-show-main').waitFor({ timeout: 60_000 })
    // Plays and fonts settle; a picture proves nothing, so a pause is enough.
    await page.waitForTimeout(1200)
    await page.screenshot({ path: file })
    console.log(path.basename(file))
  } finally {
    await page.close()
  }
}
