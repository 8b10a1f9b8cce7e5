import type { RosterStrings } from '../roster-strings.ts'
import { withinLtr } from '../isolate.ts'
import { inSentences } from '../sentence.ts'
import { ENGLISH_STATUS } from './status.ts'
import { englishTokens } from './tokens.ts'

/** English for the team of agents. */
export const ENGLISH_ROSTER: RosterStrings = {
  agents: 'Agents',
  noAgents: 'Nobody has signed on yet',
  noAgentsHint: 'Agents show up here as soon as they join the session.',
  loading: 'Opening the board…',
  findAgents: 'Find agents',
  statusesShown: 'Statuses shown',
  grouping: 'Headings',
  groupings: { none: 'No headings', status: 'Group by status', role: 'Group by role' },
  order: 'Order',
  orders: { name: 'Sort by name', status: 'Sort by status', latest: 'Latest first', progress: 'Sort by progress' },
  pinned: 'Pinned',
  pin: (name) => `Pin ${withinLtr(name)}`,
  noRole: 'Without a role',
  noneMatches: 'No agent matches',
  showAll: 'Show all',
  agentsShown: (shown, all, formats) =>
    formats.plural(all, { one: `${formats.number(shown)} of # agent`, other: `${formats.number(shown)} of # agents` }),
  rosterSummary: (totals, formats) =>
    `${formats.number(totals.online)} of ${formats.number(totals.agents)} online`,
  statusChanges: (changes, formats) =>
    changes.length > 3
      ? formats.plural(changes.length, { one: '# agent changed its status', other: '# agents changed their status' })
      : inSentences(changes.map(({ name, status }) => `${withinLtr(name)}: ${ENGLISH_STATUS.agentStatus[status]}`)),
  unreadableRecord: (name, fields, { list, plural }) => {
    const which = plural(fields.length, { one: ': field ', other: ': fields ' }) + list(fields.map(withinLtr))
    return `${withinLtr(name)} wrote something this version cannot read${fields.length === 0 ? '' : which}`
  },
  usage: ({ tokens, cost, currency }, formats) =>
    [
      englishTokens(tokens, formats),
      cost !== undefined && currency !== undefined ? formats.money(cost, currency) : '',
    ].filter(Boolean).join(' · '),
}
