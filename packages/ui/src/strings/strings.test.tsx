import { expect, test } from 'vitest'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { PLANNERS } from '../story/records.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { createFormats } from './formats.ts'
import { ENGLISH } from './english/english.ts'
import { StringsProvider } from './strings-provider.tsx'

test('replaces words by provider and by prop, and keeps the others', async () => {
  const { getByRole, getByText } = await renderOnBoard(
    <StringsProvider locale="de" strings={{ agents: 'Agenten', agentStatus: { ...ENGLISH.agentStatus, working: 'Arbeitet' } }}>
      <AgentRoster strings={{ agents: 'Mannschaft' }} />
    </StringsProvider>,
    (board) => board.agent('flights', PLANNERS.flights),
  )
  expect(getByRole('region', { name: 'Mannschaft' })).toBeDefined()
  expect(getByText('Arbeitet', { selector: '.cb-agent-status-badge-label' })).toBeDefined()
  expect(getByText('62 %', { normalizer: (text) => text.replaceAll('\u00A0', ' ') })).toBeDefined()
})

test('chooses the plural form of the language', () => {
  const forms = { one: '# задача', few: '# задачи', many: '# задач', other: '# задачи' }
  const { plural } = createFormats('ru')
  expect([1, 3, 5, 21].map((count) => plural(count, forms))).toEqual(['1 задача', '3 задачи', '5 задач', '21 задача'])
})

test('never rounds work that is not finished up to all of it', () => {
  const { percent } = createFormats('en')
  expect([0, 0.004, 0.5, 0.999, 1, 1.2, -1].map(percent)).toEqual(['0%', '0%', '50%', '99%', '100%', '100%', '0%'])
})

test('writes lengths of time in their largest unit', () => {
  const { duration } = createFormats('en')
  expect([-5, 0, 59_999, 60_000, 3_599_999, 3_600_000, 90_000_000].map(duration)).toEqual([
    '0 sec', '0 sec', '59 sec', '1 min', '59 min', '1 hr', '1 day',
  ])
})

test('falls back to English for a locale that is none', () => {
  expect(createFormats('not a locale').locale).toBe('en')
})

test('names days as they are seen from now, and the time of day', () => {
  const { day, clock } = createFormats('en-GB')
  const now = new Date(2026, 2, 6, 9, 30).getTime()
  const at = (...date: [number, number, number]): number => new Date(...date, 23, 59).getTime()
  expect([at(2026, 2, 6), at(2026, 2, 5), at(2026, 2, 4), at(2025, 11, 31)].map((time) => day(time, now))).toEqual([
    'Today', 'Yesterday', 'Wednesday 4 March', '31 December 2025',
  ])
  expect(clock(now)).toBe('9:30')
})

test('sentences said one after the other end once, however they are written', () => {
  const formats = createFormats('en')
  const from = (name: string, text: string): { name: string; text: string } => ({ name, text })
  expect(ENGLISH.messagesSaid([from('Ada', 'Somewhere warm.'), from('Ben', 'Lisbon?'), from('Flights', 'I am looking')], formats)).toBe(
    'Ada: Somewhere warm. Ben: Lisbon? Flights: I am looking',
  )
  const asked = [{ agent: 'Flights', title: 'Book “TP 533”' }, { agent: 'Hotels', title: 'Shall I send this?”' }]
  expect(ENGLISH.questionsAsked([...asked].reverse(), formats)).toBe('Hotels asks: Shall I send this?” Flights asks: Book “TP 533”')
  expect(ENGLISH.questionsAsked(asked, formats)).toBe('Flights asks: Book “TP 533”. Hotels asks: Shall I send this?”')
  expect(ENGLISH.bargePlan({ mode: 'cancel', titles: ['Compare flights.'] }, formats)).toBe('Sending this stops Compare flights.')
})

test('says what failed and who waits beside what is done', () => {
  const formats = createFormats('en')
  const tasks = { running: 0, done: 1, failed: 1, total: 2, waiting: 0 }
  expect(ENGLISH.tasksSummary(tasks, formats)).toBe('1 of 2 tasks done · 1 failed')
  expect(ENGLISH.tasksSummary({ ...tasks, done: 24, failed: 0, total: 24, waiting: 1 }, formats)).toBe('24 of 24 tasks done · 1 agent waiting')
  const progress = { done: 3, total: 20, fraction: 0.15, running: 0, failed: 1, ended: 1, state: 'failed' } as const
  expect(ENGLISH.progressFailedAt(ENGLISH.progressValue(progress, formats))).toBe('failed at 15%')
  expect(ENGLISH.progressText(progress, formats)).toBe('15%, failed')
})
