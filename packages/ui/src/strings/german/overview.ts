import type { OverviewStrings } from '../overview-strings.ts'

/** German for all agents in one line. */
export const GERMAN_OVERVIEW: OverviewStrings = {
  overview: 'Überblick',
  overviewEmpty: 'Noch keine Agenten',
  overviewCount: (standing, count, formats) => formats.plural(count, COUNTS[standing]),
}

const COUNTS = {
  working: { one: '# arbeitet', other: '# arbeiten' },
  'needs-you': { one: '# wartet auf dich', other: '# warten auf dich' },
  waiting: { one: '# wartet', other: '# warten' },
  paused: { one: '# angehalten', other: '# angehalten' },
  stalled: { one: '# stockt', other: '# stocken' },
  failed: { one: '# gescheitert', other: '# gescheitert' },
  done: { one: '# fertig', other: '# fertig' },
  idle: { one: '# untätig', other: '# untätig' },
  offline: { one: '# offline', other: '# offline' },
} as const
