import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './page-checks.ts'
import { launchPlanner } from './planner.ts'
import { openPage } from './planner-page.ts'
import { until } from './until.ts'

/** A tenth of what is called good (https://web.dev/articles/cls): figures that become longer, and no more. */
const MOST_LAYOUT_SHIFT = 0.01
const PLANNED_WITHIN_MS = 90_000

test('while agents work, ask and decide, and the relay is away, nothing shifts away from under the reader, and axe finds nothing', async () => {
  const planner = await launchPlanner({ PLANNER_ANSWER_WITHIN_MS: '6000' })
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  await watchShifts(board.page)
  await board.say('Plan a weekend in Lisbon from Berlin for two')
  await until('three are at work', async () => (await working(board.statuses)) >= 3, PLANNED_WITHIN_MS)
  expect(await violations(board.page)).toEqual([])
  await until('the plan is told', async () => (await board.messages()).some(({ text, status }) => status === 'done' && text.includes('is planned.')), PLANNED_WITHIN_MS)
  await until('the question is decided', async () => (await board.phase()) === 'answered', PLANNED_WITHIN_MS)
  expect(await violations(board.page)).toEqual([])
  planner.signal('relay', 'SIGKILL')
  await board.page.getByText(/reconnecting/i).first().waitFor()
  await board.page.getByText(/connected again/i).first().waitFor()
  const { worst, blame } = await shifts(board.page)
  expect(worst, blame.join('\n')).toBeLessThan(MOST_LAYOUT_SHIFT)
})

test('the tab key goes through the page in reading order, and what has the focus is in sight and marked', async () => {
  const planner = await launchPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  const stops: Stop[] = []
  for (let count = 0; count < 60; count += 1) {
    await board.page.keyboard.press('Tab')
    const stop = await focused(board.page)
    if (stop === undefined) break
    stops.push(stop)
  }
  const places = stops.map(({ place }) => place).filter((place, index, all) => place !== all[index - 1])
  expect(places).toEqual(['header', 'start', 'main', 'end'])
  expect(stops.length).toBeLessThan(60)
  expect(stops.filter(({ isSeen, isMarked }) => !isSeen || !isMarked)).toEqual([])
})

interface Stop {
  readonly name: string
  readonly place: string
  readonly isSeen: boolean
  readonly isMarked: boolean
}

/** What has the focus, or nothing once it has left the page. */
function focused(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return undefined
    const box = element.getBoundingClientRect()
    const marks = (each: Element): boolean => {
      const { outlineStyle, boxShadow } = getComputedStyle(each)
      return outlineStyle !== 'none' || boxShadow !== 'none'
    }
    return {
      name: element.getAttribute('aria-label') ?? element.textContent ?? '',
      place: element.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? (element.closest('header') === null ? 'other' : 'header'),
      isSeen: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
      // A field may be marked by the box around it.
      isMarked: marks(element) || (element.parentElement !== null && marks(element.parentElement)) || element.closest(':focus-within [class*="composer"]') !== null,
    }
  })
}

interface ShiftWatch {
  /** The largest sum of shifts within a session window, as Chromium reports it for "Cumulative Layout Shift". */
  readonly worst: number
  readonly blame: readonly string[]
}

async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
    interface LayoutShift extends PerformanceEntry {
      readonly value: number
      readonly hadRecentInput: boolean
      readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[]
    }
    const seen: { at: number; value: number; blame: string }[] = []
    Object.assign(globalThis, { layoutShifts: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (entry.hadRecentInput) continue
        const names = entry.sources.map(({ node, previousRect, currentRect }) => {
          const [before, after] = [previousRect, currentRect].map((box) => [box.x, box.y, box.width, box.height].map(Math.round).join())
          return `${node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName)} ${before} → ${after}`
        })
        seen.push({ at: entry.startTime, value: entry.value, blame: `${entry.value.toFixed(4)} ${names.join('; ')}` })
      }
    }).observe({ type: 'layout-shift', buffered: false })
  })
}

function shifts(page: Page): Promise<ShiftWatch> {
  return page.evaluate(() => {
    const { layoutShifts } = globalThis as unknown as { layoutShifts: { at: number; value: number; blame: string }[] }
    let worst = 0
    let sum = 0
    let begin = Number.NEGATIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    // A window ends after a second without a shift, and after five in all.
    for (const { at, value } of layoutShifts) {
      if (at - last > 1_000 || at - begin > 5_000) {
        begin = at
        sum = 0
      }
      last = at
      sum += value
      worst = Math.max(worst, sum)
    }
    return { worst, blame: layoutShifts.map(({ blame }) => blame) }
  })
}

async function working(statuses: () => Promise<Record<string, string>>): Promise<number> {
  return Object.values(await statuses()).filter((status) => status === 'working').length
}
