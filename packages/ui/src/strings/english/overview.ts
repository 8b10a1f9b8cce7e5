import type { OverviewStrings } from '../overview-strings.ts'

/** English for all agents in one line. */
export const ENGLISH_OVERVIEW: OverviewStrings = {
  overview: 'Overview',
  overviewEmpty: 'No agents yet',
  overviewCount: (standing, count, formats) => formats.plural(count, COUNTS[standing]),
}

const COUNTS = {
  working: { one: '# working', other: '# working' },
  'needs-you': { one: '# waits for you', other: '# wait for you' },
  waiting: { one: '# waiting', other: '# waiting' },
  paused: { one: '# paused', other: '# paused' },
  stalled: { one: '# stalled', other: '# stalled' },
  failed: { one: '# failed', other: '# failed' },
  done: { one: '# done', other: '# done' },
  idle: { one: '# idle', other: '# idle' },
  offline: { one: '# offline', other: '# offline' },
} as const
