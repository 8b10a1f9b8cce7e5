import { useNow } from '@callboard/react'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { ActivityTimeline } from './activity-timeline.tsx'
import '../styles.css'

const AGENTS = 1_000

/** What the page takes the time to be. */
function Time(): ReactElement {
  return <output>{useNow(1_000)}</output>
}

/** Lets time go by, until the page has noticed. */
async function pass({ board, change, container }: RenderedOnBoard, seconds: number): Promise<void> {
  await change(() => board.pass(seconds))
  await vi.waitFor(() => expect(container.querySelector('output')?.textContent).toBe(String(board.session.now())), { timeout: 5_000 })
}

/** The timeline of a thousand agents, and the names of the lanes that have been rendered since it was asked last. */
async function showThousand(height?: number): Promise<RenderedOnBoard & { rendered(): readonly string[] }> {
  const names: string[] = []
  const laneSummary: typeof ENGLISH_ACTIVITY.laneSummary = (lane, formats) => {
    names.push(lane.name)
    return ENGLISH_ACTIVITY.laneSummary(lane, formats)
  }
  const strings = { laneSummary }
  const result = await renderOnBoard(
    <div style={height === undefined ? {} : { blockSize: height, display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)' }}>
      <Time />
      <ActivityTimeline strings={strings} defaultLength={600_000} />
    </div>,
    (board) => board.crowd(AGENTS),
  )
  await vi.waitFor(() => expect(result.getAllByRole('listitem').length).toBeGreaterThan(3))
  return { ...result, rendered: () => names.splice(0) }
}

/** How many lanes there is room for. */
function seen({ getAllByRole, getByRole }: RenderedOnBoard): number {
  const area = getByRole('group', { name: 'Timeline' }).getBoundingClientRect()
  return getAllByRole('listitem').filter((lane) => {
    const { top, bottom } = lane.getBoundingClientRect()
    return bottom > area.top && top < area.bottom
  }).length
}

test.each([320, undefined])('as time goes by only the lanes that are seen render again, of a thousand (height %s)', async (height) => {
  const shown = await showThousand(height)
  await pass(shown, 1)
  const room = seen(shown)
  expect(room).toBeGreaterThan(3)
  // Also where the page would let it be as high as it likes.
  expect(room).toBeLessThan(60)
  shown.rendered()
  for (let second = 1; second <= 3; second += 1) {
    await pass(shown, 1)
    const rendered = shown.rendered()
    expect(new Set(rendered).size).toBe(rendered.length)
    // A few more after what is seen, so that scrolling finds them.
    expect(rendered.length).toBeGreaterThanOrEqual(room)
    expect(rendered.length).toBeLessThanOrEqual(room + 3)
  }
})

test('an agent out of sight renders nothing, and one in sight its own lane alone', async () => {
  const shown = await showThousand(320)
  await pass(shown, 1)
  shown.rendered()
  await shown.change(() => shown.board.changeInCrowd(900, { name: 'Somebody far away' }))
  expect(shown.rendered()).toEqual([])
  await shown.change(() => shown.board.changeInCrowd(1, { name: 'Somebody near' }))
  expect(shown.rendered()).toEqual(['Somebody near'])
})

test('a view that stands still renders no lane in which nothing goes on', async () => {
  const shown = await showThousand(320)
  await shown.change(() => shown.getByRole('button', { name: 'Earlier' }).click())
  await pass(shown, 1)
  shown.rendered()
  await pass(shown, 5)
  expect(shown.rendered()).toEqual([])
})
