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

const BOTH = ['light', 'dark']

/** `globals`: what else the toolbar would set. */
const STORIES = [
  { id: 'overview-examples--at-work', name: 'overview', themes: BOTH, viewports: [WIDE, NARROW] },
  { id: 'overview-examples--cut-off', name: 'overview-cut-off', themes: ['light'], viewports: [WIDE] },
  { id: 'overview-examples--before-the-start', name: 'overview-before-the-start', themes: ['light'], viewports: [WIDE] },
  { id: 'overview-every-widget--default-theme', name: 'theme-default', themes: BOTH, viewports: [{ width: 1440, height: 1100 }] },
  { id: 'overview-every-widget--compact', name: 'theme-compact', themes: ['light'], viewports: [{ width: 1440, height: 1100 }] },
  { id: 'overview-every-widget--primer', name: 'theme-primer', themes: BOTH, viewports: [{ width: 1440, height: 1100 }] },
  { id: 'sessionframe-states--wide', name: 'session-frame', themes: BOTH, viewports: [{ width: 1360, height: 760 }] },
  { id: 'sessionframe-states--wide', name: 'session-frame-arabic', themes: ['light'], viewports: [{ width: 1360, height: 760 }], globals: 'language:ar' },
  { id: 'sessionframe-states--narrow', name: 'session-frame-narrow', themes: BOTH, viewports: [{ width: 400, height: 760 }] },
  { id: 'interruptinbox--default', name: 'interrupt-inbox', themes: BOTH, viewports: [{ width: 680, height: 1240 }] },
  { id: 'grantlist--default', name: 'grant-list', themes: BOTH, viewports: [{ width: 560, height: 320 }] },
  { id: 'agentcontrols-states--all', name: 'agent-controls', themes: BOTH, viewports: [{ width: 560, height: 180 }] },
  { id: 'bargeincomposer--default', name: 'barge-in-composer', themes: BOTH, viewports: [{ width: 560, height: 320 }] },
  { id: 'agentroster-states--crashed', name: 'agent-roster-crashed', themes: BOTH, viewports: [{ width: 640, height: 420 }] },
  { id: 'agentroster-states--grouped', name: 'agent-roster-grouped', themes: BOTH, viewports: [{ width: 760, height: 560 }] },
  { id: 'agentcard-states--working', name: 'agent-card', themes: BOTH, viewports: [{ width: 480, height: 320 }] },
  { id: 'agentavatar-states--statuses', name: 'agent-avatar', themes: BOTH, viewports: [{ width: 400, height: 110 }] },
  { id: 'progressbar-states--paced', name: 'progress-bar', themes: BOTH, viewports: [{ width: 480, height: 120 }] },
  { id: 'progresstree-states--every-status', name: 'progress-tree', themes: BOTH, viewports: [{ width: 760, height: 560 }] },
  { id: 'sessionoverview-states--every-standing', name: 'session-overview', themes: BOTH, viewports: [{ width: 900, height: 150 }] },
  { id: 'usagemeter-states--near', name: 'usage-meter', themes: BOTH, viewports: [{ width: 480, height: 180 }] },
  { id: 'activityfeed-states--full', name: 'activity-feed', themes: BOTH, viewports: [{ width: 560, height: 720 }] },
  { id: 'activitytimeline-states--full', name: 'activity-timeline', themes: BOTH, viewports: [{ width: 900, height: 360 }] },
  { id: 'selectionlist--default', name: 'selection-list', themes: BOTH, viewports: [{ width: 560, height: 420 }] },
  { id: 'selectionlist-states--changed', name: 'selection-list-changed', themes: BOTH, viewports: [{ width: 560, height: 520 }] },
  { id: 'configpanel--contested', name: 'config-panel', themes: BOTH, viewports: [{ width: 560, height: 460 }] },
  { id: 'conversation-states--short', name: 'conversation', themes: BOTH, viewports: [{ width: 760, height: 740 }] },
  { id: 'conversation-examples--narrow', name: 'conversation-narrow', themes: ['light'], viewports: [{ width: 400, height: 740 }] },
  { id: 'agentstream-states--done', name: 'agent-stream', themes: BOTH, viewports: [{ width: 640, height: 520 }] },
  { id: 'agentstream-states--interrupted', name: 'agent-stream-interrupted', themes: ['light'], viewports: [{ width: 640, height: 260 }] },
  { id: 'connectionbanner-states--reconnecting', name: 'connection-banner', themes: BOTH, viewports: [{ width: 640, height: 120 }] },
  { id: 'peoplestack-states--everyone', name: 'people-stack', themes: BOTH, viewports: [{ width: 420, height: 680 }] },
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
          const globals = [`scheme:${theme}`, ...(story.globals === undefined ? [] : [story.globals])].join(';')
          await screenshotStory(browser, `${address}/iframe.html?id=${story.id}&viewMode=story&still&globals=${globals}`, theme, viewport,
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
