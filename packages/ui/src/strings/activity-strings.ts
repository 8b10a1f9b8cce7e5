import type { ActivityEntry, ActivityLane, ActivitySpan, ActivityTopic, ValueActivity } from '@callboard/session/activity'
import type { Formats } from './formats.ts'

/**
 * The words around who did what when. A line is a whole sentence in which `{actor}`, `{subject}` (a title) and `{agents}`
 * stand for what is put in their place; it may leave out any of them.
 */
export interface ActivityStrings {
  readonly activity: string
  readonly noActivity: string
  readonly noActivityHint: string
  /** In the place of an actor that nobody knows. */
  readonly somebody: string
  /** In the place of an actor that is the reader, where the line does not say it in its own way. */
  readonly you: string
  activityLine(entry: ActivityEntry, byYou: boolean): string
  /** What a second line says of where it belongs, for example the task of a milestone. */
  activityWithin(title: string): string
  readonly topics: Readonly<Record<ActivityTopic, string>>
  readonly chooseTopics: string
  newActivity(count: number, formats: Formats): string

  /** Before the old and the new value of a field, read out and not seen. */
  readonly valueBefore: string
  readonly valueAfter: string
  /** In the place of a value that was or is not there. */
  readonly noValue: string
  moreFields(count: number, formats: Formats): string
  /** A sentence with `{actor}` and `{ago}`, beside what was changed. */
  valueChanged(change: ValueActivity, byYou: boolean): string
  readonly undoChange: string
  /** What undo is said to do, to those who do not see beside what it stands. */
  undoChangeOf(title: string): string
  readonly changeStands: string
  /** Why undo was refused, with the reason. */
  undoRefused(reason: string): string

  readonly timeline: string
  readonly noTimeline: string
  readonly noTimelineHint: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly showAllTime: string
  readonly earlier: string
  readonly later: string
  readonly live: string
  readonly asLanes: string
  readonly asTable: string
  /** What the keys do, read out with the field of time. */
  readonly timelineHelp: string
  /** The stretch of time that is in view. */
  timeRange(from: string, to: string): string
  laneSummary(lane: ActivityLane, formats: Formats): string
  spanStatus(status: ActivitySpan['status']): string
  readonly who: string
  readonly what: string
  readonly state: string
  readonly began: string
  readonly lasted: string
  /** Under a table that leaves some agents and people out. */
  moreLanes(count: number, formats: Formats): string
}
