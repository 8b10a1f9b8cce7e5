import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { CDPSession } from 'playwright-core'
import { bundlePage, bundleScript, type BundledPage } from '../browser/bundled-page.ts'
import type { RosterLoad, RosterRound } from './round.ts'

/** What a contender's round cost. */
export interface RosterFigures extends RosterRound {
  readonly contender: string
  /** Of the main thread's time, milliseconds of processor time. */
  readonly scriptMs: number
  /** Style and layout. */
  readonly layoutMs: number
  /** Everything: script, style, layout, painting. */
  readonly taskMs: number
  /** After all garbage was collected. */
  readonly heapBytesBefore: number
  readonly heapBytesAfter: number
}

/** A quick hand on the wheel: pixels a second. */
const SCROLL_SPEED = 1_800

/** The list scrolls in a place of its own, as beside other widgets of an app. */
const STYLE = 'body{margin:0}main{height:640px;width:880px;overflow-y:auto}ul{margin:0;padding:0}'

/** Scrolls each roster while its agents write; every contender has a page, a worker and a board of its own. */
export async function measureRoster(load: RosterLoad, among?: readonly string[]): Promise<{
  readonly chromium: string
  readonly figures: readonly RosterFigures[]
}> {
  const feed = await bundleScript(new URL('page/feed.ts', import.meta.url))
  const style = `${await bundleStyles()}${STYLE}`
  const bundled = await bundlePage({ entry: new URL('page/main.tsx', import.meta.url), door: 'callboardRoster', style })
  try {
    const names = among ?? (await contendersOf(bundled))
    const figures: RosterFigures[] = []
    for (const contender of names) figures.push(await measureRound(bundled, contender, feed, load))
    return { chromium: bundled.chromiumVersion, figures }
  } finally {
    await bundled.close()
  }
}

async function contendersOf(bundled: BundledPage): Promise<readonly string[]> {
  const page = await bundled.open()
  const names = await page.evaluate(() => globalThis.callboardRoster.contenders)
  await page.close()
  return names
}

async function measureRound(bundled: BundledPage, contender: string, feed: string, load: RosterLoad): Promise<RosterFigures> {
  const page = await bundled.open()
  try {
    await page.evaluate((request) => globalThis.callboardRoster.open(request), { contender, feed, ...load })
    const devtools = await page.context().newCDPSession(page)
    // Processor time of the thread: what else the machine does does not count.
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await readMainThread(devtools)
    const round = await scrollDuring(devtools, page.evaluate(() => globalThis.callboardRoster.run()))
    const after = await readMainThread(devtools)
    return {
      contender,
      ...round,
      scriptMs: after.scriptMs - before.scriptMs,
      layoutMs: after.layoutMs - before.layoutMs,
      taskMs: after.taskMs - before.taskMs,
      heapBytesBefore: before.heapBytes,
      heapBytesAfter: after.heapBytes,
    }
  } finally {
    await page.close()
  }
}

/** Turns the wheel, two seconds down and one and a half up, until the round is over. */
async function scrollDuring(devtools: CDPSession, round: Promise<RosterRound>): Promise<RosterRound> {
  let isOver = false
  const end = round.finally(() => {
    isOver = true
  })
  for (let turn = 0; !isOver; turn += 1) {
    const yDistance = turn % 2 === 0 ? -2 * SCROLL_SPEED : 1.5 * SCROLL_SPEED
    await devtools.send('Input.synthesizeScrollGesture', { x: 400, y: 300, yDistance, speed: SCROLL_SPEED, gestureSourceType: 'mouse' })
  }
  return await end
}

async function readMainThread(devtools: CDPSession): Promise<Record<'scriptMs' | 'layoutMs' | 'taskMs' | 'heapBytes', number>> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return {
    scriptMs: read('ScriptDuration') * 1_000,
    layoutMs: (read('LayoutDuration') + read('RecalcStyleDuration')) * 1_000,
    taskMs: read('TaskDuration') * 1_000,
    heapBytes: read('JSHeapUsedSize'),
  }
}

/** The stylesheet as an app would have it. */
async function bundleStyles(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@callboard/ui/styles.css'))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, minify: true })
  return outputFiles[0]?.text ?? ''
}
