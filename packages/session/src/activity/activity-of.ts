import { perSession } from '../session/per-session.ts'
import type { Session } from '../session/session.ts'
import type { KeyedStore, Store } from '../store/store.ts'
import { ActivityBoard } from './activity-board.ts'
import type { ActivityEntry, ValueActivity } from './activity-entry.ts'
import type { ActivityLane } from './activity-lane.ts'
import { valueChangesOf } from './value-activity.ts'

/** Who did what when, in a session. */
export interface Activity {
  /** The newest 1,000 entries, oldest first. What the records tell of the time before the page came is among them. */
  readonly entries: Store<readonly ActivityEntry[]>
  /** By `agent:<id>` or `person:<id>`: every agent on the board, and the people who did something. */
  readonly lanes: KeyedStore<ActivityLane>
}

/**
 * The newest change of each selection and setting, by `selections/<key>` or `config/<key>`, as seen since the first call.
 * Costs less than {@link activityOf}, which has them among its entries.
 */
export function changesOf(session: Session): KeyedStore<ValueActivity> {
  return valueChangesOf(session).newest
}

/**
 * What happens in a session, derived from the records and from changes as they come; nothing of it is stored. Follows
 * from the first call until the session is closed. Selections and settings have no history before that: the document
 * does not say when they were written.
 *
 * @example
 * const { entries } = activityOf(session)
 * entries.subscribe(() => console.log(entries.getSnapshot().at(-1)?.kind))
 */
export const activityOf: (session: Session) => Activity = perSession((session) => {
  const { log, lanes } = new ActivityBoard(session)
  return { entries: log, lanes: lanes.views }
})
