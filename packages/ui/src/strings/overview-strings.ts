import type { DerivedStatus } from '@callboard/session'
import type { Formats } from './formats.ts'

/** How agents stand, as the overview counts them: those who wait for a person apart from those who wait for one another. */
export type OverviewStanding = DerivedStatus | 'needs-you'

/** The words around all agents in one line. */
export interface OverviewStrings {
  /** Names the region. */
  readonly overview: string
  readonly overviewEmpty: string
  /** So many agents stand so. */
  overviewCount(standing: OverviewStanding, count: number, formats: Formats): string
}
