import type { OverviewStrings } from '../overview-strings.ts'

/** German for all agents in one line. */
export const GERMAN_OVERVIEW: OverviewStrings = {
  overview: 'Überblick',
  overviewEmpty: 'Noch keine Agenten',
  overviewCount: (standing, count, formats) => formats.plural(count, COUNTS[standing]),
}

const COUNTS = {
  working: { one: '# arbeitet', other: '# arbeiten' },
  'needs-you': { one: '# wartet auf Sie', other: '# warten auf Sie' },
  waiting: { one: '# wartet', other: '# warten' },
  paused: { one: '# pausiert', other: '# pausiert' },
  stalled: { one: '# stockt', other: '# stocken' },
  failed: { one: '# fehlgeschlagen', other: '# fehlgeschlagen' },
  done: { one: '# fertig', other: '# fertig' },
  idle: { one: '# bereit', other: '# bereit' },
  offline: { one: '# offline', other: '# offline' },
} as const
