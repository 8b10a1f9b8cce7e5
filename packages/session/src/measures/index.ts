/** What is measured of a session over time and over all its agents. A board without it pays nothing. */
export { createPaceMeter, type Pace, type PaceMeter, type PaceStart } from './pace-meter.ts'
export { teamSums, type TeamSums } from './team-sums.ts'
export { NO_USAGE, usageSums, type Money, type UsageSums } from './usage-sums.ts'
