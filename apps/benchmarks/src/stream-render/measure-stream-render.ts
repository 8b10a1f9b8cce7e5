import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { bundlePage, type BundledPage } from '../browser/bundled-page.ts'
import { startChild } from '../process/child.ts'
import type { FeedRequest } from './feed/feed.ts'
import type { FeedName, PageResult, RenderLoad } from './round.ts'

/** One question, asked of several contenders, `rounds` times each. */
export interface RenderQuestion {
  readonly name: string
  readonly contenders: readonly string[]
  readonly load: RenderLoad
  readonly rounds: number
}

/** What a page's main thread did in one round, milliseconds. */
export interface MainThread {
  readonly scriptMs: number
  /** Style and layout. */
  readonly layoutMs: number
  /** Everything: script, style, layout, painting, what comes from the network. */
  readonly taskMs: number
}

export type RenderRound = PageResult & MainThread

/** All rounds of one contender with one question. */
export interface RenderAnswer {
  readonly question: RenderQuestion
  readonly contender: string
  readonly rounds: readonly RenderRound[]
}

/**
 * A hundred rows are all to be seen. Each clips its text, as a board of many agents does; of those that are scrolled
 * away the browser lays out and paints nothing, so that what is left is the cost of React and hooks.
 */
const STYLE = `body{margin:0;font:11px/1.2 sans-serif}
ol{display:grid;grid-template-columns:repeat(10,1fr);gap:2px;margin:0;padding:0;list-style:none}
li{height:68px;overflow:hidden;contain:strict;content-visibility:auto;border:1px solid #ccc}p{margin:0}`

/**
 * Streams tokens into a page in Chromium, in turns: each round asks every contender once, and each round begins with
 * another, so that what else the machine does hits all alike. Each time the page, the feed and the relay are new.
 */
export async function measureStreamRender(questions: readonly RenderQuestion[]): Promise<{
  readonly chromium: string
  readonly answers: readonly RenderAnswer[]
}> {
  const entry = new URL('page/main.tsx', import.meta.url)
  const bundled = await bundlePage({ entry, door: 'callboardStreams', style: STYLE })
  try {
    const answers: RenderAnswer[] = []
    for (const question of questions) {
      const { contenders, rounds } = question
      const results = contenders.map((): RenderRound[] => [])
      for (let turn = 0; turn < rounds * contenders.length; turn += 1) {
        const at = (turn + Math.floor(turn / contenders.length)) % contenders.length
        results[at]?.push(await measureRound(bundled, contenders[at] ?? '', question.load))
      }
      contenders.forEach((contender, at) => answers.push({ question, contender, rounds: results[at] ?? [] }))
    }
    return { chromium: bundled.chromiumVersion, answers }
  } finally {
    await bundled.close()
  }
}

async function measureRound(bundled: BundledPage, contender: string, load: RenderLoad): Promise<RenderRound> {
  const data = await mkdtemp(join(tmpdir(), 'callboard-stream-render-'))
  const page = await bundled.open()
  const feedName = await page.evaluate((name) => globalThis.callboardStreams.contenders[name], contender)
  const relay = startChild(new URL('../streams/server/main.ts', import.meta.url), ['relay', data])
  const feed = startChild(new URL('feed/main.ts', import.meta.url), [feedName satisfies FeedName | undefined ?? ''])
  try {
    const { port: relayPort } = (await relay.ask()) as { port: number }
    const { port } = (await feed.ask({ ...load, relayPort } satisfies FeedRequest)) as { port: number }
    await page.evaluate((request) => globalThis.callboardStreams.open(request), { contender, port, ...load })
    return await watchRound(page, () => feed.ask('go'))
  } finally {
    await page.close()
    await feed.stop()
    await relay.stop()
    await rm(data, { recursive: true })
  }
}

async function watchRound(page: Page, writeAll: () => Promise<unknown>): Promise<RenderRound> {
  const devtools = await page.context().newCDPSession(page)
  // CPU time of the thread: what else the machine does does not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(() => globalThis.callboardStreams.watch())
  const before = await readMainThread(devtools)
  await writeAll()
  const result = await page.evaluate(() => globalThis.callboardStreams.finish())
  const after = await readMainThread(devtools)
  return {
    ...result,
    scriptMs: after.scriptMs - before.scriptMs,
    layoutMs: after.layoutMs - before.layoutMs,
    taskMs: after.taskMs - before.taskMs,
  }
}

async function readMainThread(devtools: CDPSession): Promise<MainThread> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const read = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000
  return {
    scriptMs: read('ScriptDuration'),
    layoutMs: read('LayoutDuration') + read('RecalcStyleDuration'),
    taskMs: read('TaskDuration'),
  }
}
