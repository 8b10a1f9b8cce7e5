/** Who did what when, in React. An entry of its own, so that a board without it pays nothing. */
export { useActivity, type ActivityFilter } from './use-activity.ts'
export { useActivityLane, useActivityLanes } from './use-activity-lanes.ts'
export { useValueChange, type ValueChangeHandle } from './use-value-change.ts'
