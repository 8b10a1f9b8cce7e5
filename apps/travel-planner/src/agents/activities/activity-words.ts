import type { Activity } from '../../board/activity.ts'
import type { Trip } from '../../board/trip.ts'
import { weekdayName } from '../../domain/calendar/day.ts'
import { clockTime, dayOfTime } from '../../domain/calendar/local-time.ts'
import { euros } from '../../domain/money/euros.ts'
import type { ChangeIntent } from '../../language/intent.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** `Food tour of Alfama and City Museum of Lisbon`. */
export function describeActivities(activities: readonly Activity[]): string {
  return list.format(activities.map(({ title }) => title))
}

/** `Food tour of Alfama (Saturday 18:00, €84)`. */
export function describeActivity(activity: Activity): string {
  const when = `${weekdayName(dayOfTime(activity.startsAt))} ${clockTime(activity.startsAt)}`
  return `${activity.title} (${when}, ${activity.totalEur === 0 ? 'free' : euros(activity.totalEur)})`
}

/** Says what was added, and for what. */
export function addedActivities(added: readonly Activity[], replaced: readonly Activity[]): string {
  const instead = replaced.length === 0 ? '' : ` instead of ${describeActivities(replaced)}`
  return `I put ${list.format(added.map(describeActivity))} on the board${instead}.`
}

/** Says what a changed flight left no time for. */
export function leftOutActivities(activities: readonly Activity[]): string {
  const what = describeActivities(activities)
  return `${what} no longer fits your flights, so I took it off. Ask me for something else to do.`
}

/** Says that there is nothing to put back. */
export function nothingToRestore({ kinds, day }: ChangeIntent): string {
  const what = kinds?.join(' or ') ?? 'thing to do'
  const when = day === undefined ? '' : ` on ${weekdayName(day)}`
  return `No ${what}${when} was taken off that I could put back. Say "add a ${kinds?.[0] ?? 'museum'}" for a new one.`
}

/** Says that nothing meets a wish. */
export function noSuchActivity(change: ChangeIntent, trip: Trip): string {
  const kind = change.kinds?.[0] ?? 'thing to do'
  const day = change.day === undefined ? '' : ` on ${weekdayName(change.day)}`
  if (change.action === 'remove') return `There is no ${kind}${day} on the board that I could take off.`
  return `I found no ${kind}${day} in ${trip.destination.name} that fits between your flights and what else is planned.`
}
