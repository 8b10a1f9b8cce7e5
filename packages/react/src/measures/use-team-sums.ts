import type { TeamSums } from '@callboard/session/measures'
import { sharedSums, SUMS_INTERVAL_MS } from './shared-sums.ts'
import { usePaced } from './use-paced.ts'

/**
 * What the agents come to together: what they have spent and how many wait for a person. Renders again at most four times a
 * second.
 */
export function useTeamSums(): TeamSums {
  return usePaced(sharedSums, SUMS_INTERVAL_MS)
}
