import type { DerivedStatus, Totals } from '@callboard/session'
import type { Formats } from './formats.ts'

/** The words around the team of agents. */
export interface RosterStrings {
  readonly agents: string
  readonly noAgents: string
  readonly noAgentsHint: string
  readonly loading: string
  rosterSummary(totals: Totals, formats: Formats): string
  /** Said once by a screen reader when agents change their status. */
  statusChanges(changes: readonly { name: string; status: DerivedStatus }[], formats: Formats): string
  usage(usage: { tokens: number; cost?: number | undefined; currency?: string | undefined }, formats: Formats): string
}
