import type { AgentRecord } from '@callboard/session'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ARABIC } from '../strings/arabic/arabic.ts'
import { ENGLISH } from '../strings/english/english.ts'
import { createFormats } from '../strings/formats.ts'
import { GERMAN } from '../strings/german/german.ts'
import { runningTask } from '../story/records.ts'
import { STORY_SESSION } from '../story/story-board.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { ProgressBar } from './progress-bar.tsx'

const onTask = (progress: object) => (board: StoryBoard) =>
  board.agent('flights', { name: 'Flights', status: 'working', reportsWithinMs: 600_000, tasks: [runningTask('t', 'Compare', { progress: progress as { done: number } })] })

/** Writes the task's progress anew, `seconds` later. */
async function goOn({ board, change }: RenderedOnBoard, seconds: number, done: number): Promise<void> {
  const agents = board.relay.doc(STORY_SESSION).getMap<AgentRecord>('agents')
  const record = agents.get('flights') as AgentRecord
  await change(async () => {
    await board.pass(seconds)
    agents.set('flights', { ...record, tasks: record.tasks.map((task) => ({ ...task, progress: { done, total: 100, unit: 'pages' } })) })
  })
}

test('says that it estimates, then how long it takes still once it has seen some seconds, and does not jump while that is so', async () => {
  const rendered = await renderOnBoard(<ProgressBar taskKey="flights/t" pace="both" />, onTask({ done: 0, total: 100, unit: 'pages' }))
  const bar = rendered.getByRole('progressbar')
  const said: string[] = []
  for (let second = 1; second <= 20; second += 1) {
    await goOn(rendered, 1, second * 2)
    said.push(bar.querySelector('.cb-progress-bar-pace')?.textContent ?? '')
  }
  expect(said[0]).toBe('estimating…')
  expect(said.at(-1)).toBe('about 30 sec left · 2 pages/s')
  expect(new Set(said.slice(4).map((text) => text.split(' · ')[1]))).toEqual(new Set(['2 pages/s']))
  expect(new Set(said).size).toBeLessThanOrEqual(5)
  expect(document.getElementById(bar.getAttribute('aria-describedby') ?? '')?.textContent).toBe(said.at(-1))
})

test('says no time while the agent is gone', async () => {
  const rendered = await renderOnBoard(<ProgressBar taskKey="flights/t" />, onTask({ done: 0, total: 100, unit: 'pages' }))
  for (let second = 1; second <= 10; second += 1) await goOn(rendered, 1, second * 2)
  expect(document.querySelector('.cb-progress-bar-pace')?.textContent).toMatch(/about/u)
  await rendered.change(() => rendered.board.pass(1_200))
  await waitFor(() => expect(rendered.getByRole('progressbar').dataset['state']).toBe('stalled'))
  expect(document.querySelector('.cb-progress-bar-pace')?.textContent).toBe('')
})

test.each([
  ['140 %', { done: 140, total: 100 }, '1'],
  ['not a number', { fraction: Number.NaN }, null],
  ['less than nothing', { done: -5, total: 100 }, null],
])('stays whole with a progress of %s', async (_, progress, now) => {
  const { getByRole } = await renderOnBoard(<ProgressBar taskKey="flights/t" pace="both" />, async (board) => {
    await board.agent('flights', { name: 'Flights' })
    const agents = board.relay.doc(STORY_SESSION).getMap<AgentRecord>('agents')
    const record = agents.get('flights') as AgentRecord
    await board.foreignRecord('flights', { ...record, tasks: [runningTask('t', 'T', { progress: progress as { done: number } })] })
  })
  const bar = getByRole('progressbar')
  if (now !== null) expect(bar.getAttribute('aria-valuenow')).toBe(now)
  expect(bar.textContent).not.toMatch(/NaN|Infinity|-5/u)
})

test('times and rates are said as one says them', () => {
  const formats = createFormats('en')
  expect([0, 10_000, 60_000, 90_000, 5_400_000, 90_000_000].map((ms) => ENGLISH.timeLeft(ms, formats))).toEqual([
    'a few seconds left', 'about 10 sec left', 'about 1 min left', 'about 1 min 30 sec left', 'about 1 hr 30 min left', 'about 1 day 1 hr left',
  ])
  expect([12.3, 0.5, 0.004].map((rate) => ENGLISH.rate(rate, 'pages', formats))).toEqual(['12 pages/s', '30 pages/min', '14 pages/h'])
  expect(GERMAN.timeLeft(90_000, createFormats('de'))).toMatch(/^noch etwa 1 Min\..*30 Sek\.$/u)
  expect(ARABIC.timeLeft(90_000, createFormats('ar'))).toMatch(/^يتبقى تقريبًا/u)
})
