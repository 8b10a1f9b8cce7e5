/** Paces and sums, in React. An entry of its own, so that a board without them pays nothing. */
export { useProgressPace } from './use-progress-pace.ts'
export { useTeamSums } from './use-team-sums.ts'
export { useUsage } from './use-usage.ts'
export { usePaced } from './use-paced.ts'
