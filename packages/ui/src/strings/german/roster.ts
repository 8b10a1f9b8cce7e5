import type { RosterStrings } from '../roster-strings.ts'
import { withinLtr } from '../isolate.ts'
import { inSentences } from '../sentence.ts'
import { GERMAN_STATUS } from './status.ts'
import { germanTokens } from './tokens.ts'

/** German for the team of agents. */
export const GERMAN_ROSTER: RosterStrings = {
  agents: 'Agenten',
  noAgents: 'Noch keine Agenten',
  noAgentsHint: 'Agenten erscheinen hier, sobald sie der Sitzung beitreten.',
  loading: 'Board wird geöffnet\u00a0…',
  findAgents: 'Agenten suchen',
  statusesShown: 'Angezeigte Status',
  grouping: 'Überschriften',
  groupings: { none: 'Ohne Überschriften', status: 'Nach Status gruppiert', role: 'Nach Rolle gruppiert' },
  order: 'Reihenfolge',
  orders: { name: 'Nach Name', status: 'Nach Status', latest: 'Neueste zuerst', progress: 'Nach Fortschritt' },
  pinned: 'Angeheftet',
  pin: (name) => `Anheften: ${withinLtr(name)}`,
  noRole: 'Ohne Rolle',
  noneMatches: 'Keine passenden Agenten',
  showAll: 'Alle anzeigen',
  agentsShown: (shown, all, formats) =>
    formats.plural(all, { one: `${formats.number(shown)} von # Agenten`, other: `${formats.number(shown)} von # Agenten` }),
  rosterSummary: (totals, formats) => `${formats.number(totals.online)} von ${formats.number(totals.agents)} online`,
  statusChanges: (changes, formats) =>
    changes.length > 3
      ? formats.plural(changes.length, { one: '# Agent hat jetzt einen anderen Status', other: '# Agenten haben jetzt einen anderen Status' })
      : inSentences(changes.map(({ name, status }) => `${withinLtr(name)}: ${GERMAN_STATUS.agentStatus[status]}`)),
  unreadableRecord: (name, fields, { list, plural }) => {
    const which = plural(fields.length, { one: ': Feld ', other: ': Felder ' }) + list(fields.map(withinLtr))
    return `${withinLtr(name)} hat etwas geschrieben, das diese Version nicht lesen kann${fields.length === 0 ? '' : which}`
  },
  usage: ({ tokens, cost, currency }, formats) =>
    [
      germanTokens(tokens, formats),
      cost !== undefined && currency !== undefined ? formats.money(cost, currency) : '',
    ].filter(Boolean).join(' · '),
}
