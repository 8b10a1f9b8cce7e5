import { expect, test, vi } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { doneTask, STORY_START } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { ActivityTimeline } from './activity-timeline.tsx'
import '../styles.css'

const MINUTE_MS = 60_000

/** Two hours, of which the last is in view; one task in the middle of it. */
async function past(board: StoryBoard): Promise<void> {
  const task = (id: string, minute: number): ReturnType<typeof doneTask> =>
    doneTask(id, id, { startedAt: STORY_START + minute * MINUTE_MS, endedAt: STORY_START + (minute + 10) * MINUTE_MS })
  await board.pass(120 * 60)
  await board.agent('flights', { name: 'Flights', tasks: [task('first', 0), task('middle', 85)] })
}

interface Shown extends RenderedOnBoard {
  readonly lanes: HTMLElement
  /** Where the field of time is. */
  readonly track: DOMRect
  /** Where a task is drawn. */
  place(title: string): DOMRect
  isLive(): boolean
}

async function show(direction: 'ltr' | 'rtl' = 'ltr'): Promise<Shown> {
  const rendered = await renderOnBoard(<div dir={direction} style={{ inlineSize: 400 }}><ActivityTimeline defaultLength={60 * MINUTE_MS} /></div>, past)
  const lanes = rendered.getByRole('group', { name: 'Timeline' })
  const track = lanes.querySelector('[data-time]')?.getBoundingClientRect() ?? expect.fail('nothing is drawn')
  return {
    ...rendered,
    lanes,
    track,
    place: (title) => rendered.getByTitle(new RegExp(`^${title} `, 'u')).getBoundingClientRect(),
    isLive: () => rendered.getByRole('button', { name: 'Live' }).getAttribute('aria-pressed') === 'true',
  }
}

/** A point of this document as the browser counts: the tests run in a frame. */
function onScreen(x: number, y: number): { x: number; y: number } {
  const frame = globalThis.frameElement?.getBoundingClientRect()
  const scale = (frame?.width ?? innerWidth) / innerWidth
  return { x: (frame?.left ?? 0) + x * scale, y: (frame?.top ?? 0) + y * scale }
}

async function mouse(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number): Promise<void> {
  const buttons = type === 'mouseReleased' ? 0 : 1
  await cdp().send('Input.dispatchMouseEvent', { type, ...onScreen(x, y), button: 'left', buttons, clickCount: 1, pointerType: 'mouse' })
}

async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly (readonly [number, number])[]): Promise<void> {
  await cdp().send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ ...onScreen(x, y), id })) })
}

async function wheel(x: number, y: number, turn: { deltaX?: number; deltaY?: number; ctrl?: boolean; shift?: boolean }): Promise<void> {
  const modifiers = (turn.ctrl ? 2 : 0) + (turn.shift ? 8 : 0)
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...onScreen(x, y), deltaX: turn.deltaX ?? 0, deltaY: turn.deltaY ?? 0, modifiers })
}

async function drag(from: number, to: number, y: number): Promise<void> {
  await mouse('mousePressed', from, y)
  for (let step = 1; step <= 5; step += 1) await mouse('mouseMoved', from + ((to - from) * step) / 5, y)
  await mouse('mouseReleased', to, y)
}

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
const middleOf = ({ top, height }: DOMRect): number => top + height / 2

test.each(['ltr', 'rtl'] as const)('what is dragged stays under the pointer (%s)', async (direction) => {
  const { place, track, isLive } = await show(direction)
  const [before, y] = [place('middle'), middleOf(track)]
  const way = direction === 'ltr' ? 60 : -60
  expect(isLive()).toBe(true)
  await drag(before.left + 5, before.left + 5 + way, y)
  await vi.waitFor(() => expect(place('middle').left - before.left).toBeCloseTo(way, -0.5))
  expect(isLive()).toBe(false)
  // Back beyond now: it goes along with the time again.
  const there = place('middle').left
  await drag(there + 5, there + 5 - 1.5 * way, y)
  await vi.waitFor(() => expect(isLive()).toBe(true))
})

test('a pointer that is not pressed, or is released, moves nothing', async () => {
  const { place, track } = await show()
  const [{ left }, y] = [place('middle'), middleOf(track)]
  await mouse('mouseReleased', left, y)
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...onScreen(left + 80, y), buttons: 0 })
  await drag(left, left + 50, y)
  await vi.waitFor(() => expect(place('middle').left).toBeCloseTo(left + 50, -0.5))
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...onScreen(left + 200, y), buttons: 0 })
  await nextFrame()
  expect(place('middle').left).toBeCloseTo(left + 50, -0.5)
})

test('the wheel zooms with Ctrl around what is under it, moves sideways, and otherwise scrolls the lanes', async () => {
  const { place, track, isLive } = await show()
  const y = middleOf(track)
  await drag(track.left + 100, track.left + 160, y)
  await vi.waitFor(() => expect(isLive()).toBe(false))
  const before = place('middle')
  await wheel(before.left, y, { deltaY: -120, ctrl: true })
  await vi.waitFor(() => expect(place('middle').width).toBeGreaterThan(before.width * 1.3))
  expect(place('middle').left).toBeCloseTo(before.left, -0.5)
  const { left } = place('middle')
  await wheel(track.left + 50, y, { deltaX: 40 })
  await vi.waitFor(() => expect(place('middle').left).toBeCloseTo(left - 40, -0.5))
  await wheel(track.left + 50, y, { deltaY: -40, shift: true })
  await vi.waitFor(() => expect(place('middle').left).toBeCloseTo(left, -0.5))
  await wheel(track.left + 50, y, { deltaY: 60 })
  await nextFrame()
  expect(place('middle').left).toBeCloseTo(left, -0.5)
})

test('the wheel works as well where the first lane comes later', async () => {
  const rendered = await renderOnBoard(<div style={{ inlineSize: 400 }}><ActivityTimeline defaultLength={60 * MINUTE_MS} /></div>)
  await rendered.change(() => past(rendered.board))
  const box = (): DOMRect => rendered.getByTitle(/^middle /u).getBoundingClientRect()
  // Once the page has noticed how late it is.
  await vi.waitFor(() => expect(box().width).toBeGreaterThan(40), { timeout: 5_000 })
  const before = box()
  await wheel(before.left, middleOf(before), { deltaY: -60, ctrl: true })
  await vi.waitFor(() => expect(box().width).toBeGreaterThan(before.width * 1.2))
})

test('two fingers zoom, and what is between them stays; one moves', async () => {
  const { place, track, isLive } = await show()
  const y = middleOf(track)
  await drag(track.left + 100, track.left + 160, y)
  await vi.waitFor(() => expect(isLive()).toBe(false))
  const before = place('middle')
  const centre = before.left
  await touch('touchStart', [[centre - 40, y], [centre + 40, y]])
  for (const reach of [50, 60, 70, 80]) await touch('touchMove', [[centre - reach, y], [centre + reach, y]])
  await vi.waitFor(() => expect(place('middle').width).toBeCloseTo(before.width * 2, -1))
  expect(Math.abs(place('middle').left - centre)).toBeLessThan(12)
  await touch('touchEnd', [])
  await nextFrame()
  const { left } = place('middle')
  await touch('touchStart', [[centre, y]])
  for (const way of [20, 30, 40]) await touch('touchMove', [[centre - way, y]])
  await vi.waitFor(() => expect(place('middle').left).toBeCloseTo(left - 40, -0.5))
  await touch('touchEnd', [])
})

test.each(['ltr', 'rtl'] as const)('every key that is promised moves or zooms, and others are left alone (%s)', async (direction) => {
  const { place, lanes, isLive, queryByTitle, getByRole } = await show(direction)
  lanes.focus()
  const press = (keys: string): Promise<void> => userEvent.keyboard(keys)
  const earlier = direction === 'ltr' ? '{ArrowLeft}' : '{ArrowRight}'
  const later = direction === 'ltr' ? '{ArrowRight}' : '{ArrowLeft}'
  const { width } = place('middle')
  await press(`${earlier}${earlier}`)
  await vi.waitFor(() => expect(isLive()).toBe(false))
  await press(later.repeat(3))
  await vi.waitFor(() => expect(isLive()).toBe(true))
  await press('+')
  await vi.waitFor(() => expect(place('middle').width).toBeGreaterThan(width * 1.3))
  await press('-')
  await vi.waitFor(() => expect(place('middle').width).toBeCloseTo(width, -0.5))
  expect(queryByTitle(/^first /u)).toBeNull()
  await press('{Home}')
  await vi.waitFor(() => expect(queryByTitle(/^first /u)).not.toBeNull())
  await press('{End}')
  await vi.waitFor(() => expect(isLive()).toBe(true))
  expect(queryByTitle(/^first /u)).toBeNull()
  await press('0')
  await vi.waitFor(() => expect([queryByTitle(/^first /u), queryByTitle(/^middle /u)]).not.toContain(null))
  await press('{Control>}{ArrowLeft}{/Control}')
  expect(isLive()).toBe(true)
  // A button in it has its keys for itself, and its click.
  await userEvent.click(getByRole('button', { name: 'Earlier' }))
  await vi.waitFor(() => expect(isLive()).toBe(false))
})
