import type { RosterStrings } from '../roster-strings.ts'
import { inSentences } from '../sentence.ts'
import { GERMAN_STATUS } from './status.ts'

/** German for the team of agents. */
export const GERMAN_ROSTER: RosterStrings = {
  agents: 'Agenten',
  noAgents: 'Noch hat sich niemand angemeldet',
  noAgentsHint: 'Agenten erscheinen hier, sobald sie zur Sitzung kommen.',
  loading: 'Die Tafel wird geöffnet …',
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
