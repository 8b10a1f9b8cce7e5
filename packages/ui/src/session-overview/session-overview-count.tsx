import type { DerivedStatus } from '@callboard/session'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_OVERVIEW } from '../strings/english/overview.ts'
import type { OverviewStanding } from '../strings/overview-strings.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { statusOf, type Standing } from './standings.ts'

/** The state of {@link SessionOverviewCount} as attributes. */
export interface SessionOverviewCountState {
  /** `data-standing`: a status, or `needs-you` of those who wait for a person */
  standing: OverviewStanding
  /** `data-status`: the status that goes with it */
  status: DerivedStatus
}

/** How many agents stand in one way. Renders an `<li>`. */
export const SessionOverviewCount: Part<'li', SessionOverviewCountState, Standing> = createPart(
  'li',
  'SessionOverview.Count',
  ({ standing, count, ...rest }: Standing) => {
    const { strings, formats } = useStrings(ENGLISH_OVERVIEW)
    const status = statusOf(standing)
    return {
      state: { standing, status },
      rest,
      own: {
        children: (
          <>
            <StatusIcon status={status} />
            <span dir="auto">{strings.overviewCount(standing, count, formats)}</span>
          </>
        ),
      },
    }
  },
)
