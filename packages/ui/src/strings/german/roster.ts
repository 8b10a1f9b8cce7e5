import type { RosterStrings } from '../roster-strings.ts'
import { inSentences } from '../sentence.ts'
import { GERMAN_STATUS } from './status.ts'

/** German for the team of agents. */
export const GERMAN_ROSTER: RosterStrings = {
  agents: 'Agenten',
  noAgents: 'Noch hat sich niemand angemeldet',
  noAgentsHint: 'Agenten erscheinen hier, sobald sie zur Sitzung kommen.',
  loading: 'Die Tafel wird geöffnet …',
  findAgents: 'Agenten suchen',
  statusesShown: 'Gezeigte Status',
  grouping: 'Überschriften',
  groupings: { none: 'Ohne Überschriften', status: 'Nach Status gruppiert', role: 'Nach Rolle gruppiert' },
  order: 'Reihenfolge',
  orders: { name: 'Nach Name', status: 'Nach Status', latest: 'Neueste zuerst', progress: 'Nach Fortschritt' },
  pinned: 'Angeheftet',
  pin: (name) => `${name} anheften`,
  noRole: 'Ohne Rolle',
  noneMatches: 'Kein Agent passt dazu',
  showAll: 'Alle zeigen',
  agentsShown: (shown, all, formats) =>
    formats.plural(all, { one: `${formats.number(shown)} von # Agent`, other: `${formats.number(shown)} von # Agenten` }),
  rosterSummary: (totals, formats) => `${formats.number(totals.online)} von ${formats.number(totals.agents)} online`,
  statusChanges: (changes, formats) =>
    changes.length > 3
      ? formats.plural(changes.length, { one: '# Agent hat jetzt einen anderen Status', other: '# Agenten haben jetzt einen anderen Status' })
      : inSentences(changes.map(({ name, status }) => `${name}: ${GERMAN_STATUS.agentStatus[status]}`)),
  usage: ({ tokens, cost, currency }, formats) =>
    [
      formats.plural(tokens, { one: '# Token', other: `${formats.compact(tokens)} Token` }),
      cost !== undefined && currency !== undefined ? formats.money(cost, currency) : '',
    ].filter(Boolean).join(' · '),
}
