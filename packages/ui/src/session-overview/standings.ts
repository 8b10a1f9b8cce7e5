import { usePaced, useTeamSums } from '@callboard/react/measures'
import type { DerivedStatus, Session, Store, Totals } from '@callboard/session'
import { useMemo } from 'react'
import type { OverviewStanding } from '../strings/overview-strings.ts'

/** How many agents stand in one way. */
export interface Standing {
  readonly standing: OverviewStanding
  readonly count: number
}

/** What a person should look at comes first. */
const ORDER: readonly OverviewStanding[] = ['needs-you', 'failed', 'stalled', 'working', 'waiting', 'paused', 'done', 'idle', 'offline']

/** More often than this nobody reads counts, milliseconds. */
const INTERVAL_MS = 250

/** How the agents stand, those first that want a person; those ways in which nobody stands are left out. */
export function useStandings(): readonly Standing[] {
  const { byStatus } = usePaced(totalsOf, INTERVAL_MS)
  const { waitingForPeople } = useTeamSums()
  return useMemo(() => {
    const needsYou = Math.min(waitingForPeople, byStatus.waiting)
    const counts: Readonly<Record<OverviewStanding, number>> = { ...byStatus, waiting: byStatus.waiting - needsYou, 'needs-you': needsYou }
    return ORDER.map((standing) => ({ standing, count: counts[standing] })).filter(({ count }) => count > 0)
  }, [byStatus, waitingForPeople])
}

/** The status that a standing has, for its icon and tone. */
export function statusOf(standing: OverviewStanding): DerivedStatus {
  return standing === 'needs-you' ? 'waiting' : standing
}

function totalsOf({ totals }: Session): Store<Totals> {
  return totals
}
