/** Who did what when, derived from what is on the board. A board without it pays nothing. */
export { activityOf, changesOf, type Activity } from './activity-of.ts'
export {
  activityTopic,
  type ActivityActor,
  type ActivityEntry,
  type ActivityKind,
  type ActivityTopic,
  type AgentActivity,
  type CommandActivity,
  type MilestoneActivity,
  type QuestionActivity,
  type TaskActivity,
  type ValueActivity,
} from './activity-entry.ts'
export type { ActivityLane, ActivitySpan } from './activity-lane.ts'
export { canUndoChange, undoChange } from './undo-change.ts'
