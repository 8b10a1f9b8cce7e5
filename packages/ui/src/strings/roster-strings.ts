import type { DerivedStatus, Totals } from '@callboard/session'
import type { RosterGrouping, RosterOrder } from '../agent-roster/arrangement.ts'
import type { Formats } from './formats.ts'

/** The words around the team of agents. */
export interface RosterStrings {
  readonly agents: string
  readonly noAgents: string
  readonly noAgentsHint: string
  readonly loading: string
  /** The name of the search. */
  readonly findAgents: string
  /** The name of the filter by status. */
  readonly statusesShown: string
  /** The name of what chooses the headings. */
  readonly grouping: string
  readonly groupings: Readonly<Record<RosterGrouping, string>>
  /** The name of what chooses the order. */
  readonly order: string
  readonly orders: Readonly<Record<RosterOrder, string>>
  /** The heading of those who are pinned. */
  readonly pinned: string
  /** The name of a button that is pressed while the agent is pinned. */
  pin(name: string): string
  /** The heading of those who have no role. */
  readonly noRole: string
  readonly noneMatches: string
  readonly showAll: string
  /** How many are shown of all, while they are filtered. */
  agentsShown(shown: number, all: number, formats: Formats): string
  rosterSummary(totals: Totals, formats: Formats): string
  /** Said once by a screen reader when agents change their status. */
  statusChanges(changes: readonly { name: string; status: DerivedStatus }[], formats: Formats): string
  /**
   * In place of what an agent does, when what it wrote cannot be read.
   *
   * @param fields which fields, by their names; none where all of it cannot
   */
  unreadableRecord(name: string, fields: readonly string[], formats: Formats): string
  usage(usage: { tokens: number; cost?: number | undefined; currency?: string | undefined }, formats: Formats): string
}
