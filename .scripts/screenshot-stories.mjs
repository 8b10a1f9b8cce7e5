// Pictures of the widgets' stories, with time standing still.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { preview } from 'vite'
import { runCheck, toolScript } from './check.mjs'
import { freePort } from './free-port.mjs'

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

/** Pages that take pictures side by side. */
const PAGES = 2
/** What a story has come to when it has been played; stories that failed have a picture of that. */
const PLAYED = ['completed', 'finished', 'errored', 'aborted']
const PLAYED_WITHIN_MS = 60_000

/** Takes every story's pictures into `folder`, from stories that are built once: each is there in a moment. */
export async function screenshotStories(browser, folder) {
  const outDir = mkdtempSync(path.join(tmpdir(), 'callboard-stories-'))
  try {
    const build = [toolScript('storybook', 'storybook'), 'build', '--disable-telemetry', '--output-dir', outDir]
    if (!(await runCheck({ name: 'stories build', command: build }))) throw new Error('There are no pictures of stories, as they cannot be built.')
    const server = await preview({ configFile: false, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: await freePort() } })
    try {
      await takeAll(browser, server.resolvedUrls.local[0], folder)
    } finally {
      await server.close()
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

async function takeAll(browser, address, folder) {
  // What is loaded for one picture is there for the next.
  const contexts = Object.fromEntries(await Promise.all(BOTH.map(async (theme) => [theme, await browser.newContext({ colorScheme: theme, reducedMotion: 'reduce' })])))
  const waiting = STORIES.flatMap((story) => story.themes.flatMap((theme) => story.viewports.map((viewport) => ({ story, theme, viewport }))))
  const takeWaiting = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await screenshotStory(contexts[next.theme], address, next, folder)
  }
  await Promise.all(Array.from({ length: PAGES }, takeWaiting))
}

async function screenshotStory(context, address, { story, theme, viewport }, folder) {
  const globals = [`scheme:${theme}`, ...(story.globals === undefined ? [] : [story.globals])].join(';')
  const file = `story-${story.name}-${theme}${viewport === NARROW ? '-narrow' : ''}.png`
  const page = await context.newPage()
  try {
    await page.setViewportSize(viewport)
    await page.goto(`${address}iframe.html?id=${story.id}&viewMode=story&still&globals=${globals}`)
    await page.waitForFunction((played) => played.includes(globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase), PLAYED, { timeout: PLAYED_WITHIN_MS })
    await page.evaluate(() => document.fonts.ready)
    // What comes after a play (words of a screen reader's region, a popup's place) settles; a picture proves nothing, so a pause is enough.
    await page.waitForTimeout(250)
    await page.screenshot({ path: path.join(folder, file) })
    console.log(file)
  } finally {
    await page.close()
  }
}
