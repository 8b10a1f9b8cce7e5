import type { Activity } from '../../board/activity.ts'
import type { ActivityWish } from '../../domain/activities/choose-activities.ts'
import { dayOfTime } from '../../domain/calendar/local-time.ts'
import { normalizeName } from '../../domain/places/place-name.ts'
import { wishesOf, type ChangeIntent } from '../../language/intent.ts'

/** Which of the chosen activities a change is about: by name, kind and day; all of them when it names none. */
export function meantActivities(change: ChangeIntent | undefined, chosen: readonly Activity[]): readonly Activity[] {
  if (change === undefined) return []
  const onDay = chosen.filter(({ startsAt }) => change.day === undefined || dayOfTime(startsAt) === change.day)
  const nth = ordinalOf(change.name)
  if (nth !== undefined) return onDay.slice(nth, nth === -1 ? undefined : nth + 1)
  const named = change.name === undefined ? [] : onDay.filter(({ title }) => sharesName(title, change.name ?? ''))
  if (named.length > 0 && named.length < onDay.length) return named
  const { kinds } = change
  if (kinds !== undefined) return onDay.filter(({ kind }) => kinds.includes(kind))
  return onDay
}

/** What a change asks of the activities that are to be found. */
export function wishFor(
  change: ChangeIntent | undefined,
  meant: readonly Activity[],
  declined: readonly string[],
): ActivityWish {
  const without = [...declined, ...meant.map(({ id }) => id)]
  if (change === undefined) return { without }
  const dearest = Math.max(0, ...meant.map(({ priceEur }) => priceEur))
  return {
    without,
    ...(change.kinds === undefined || change.action === 'swap' ? {} : { kinds: change.kinds }),
    ...(change.kinds === undefined || change.action !== 'swap' ? {} : { notKinds: change.kinds }),
    ...(change.day === undefined ? {} : { day: change.day }),
    ...(change.after === undefined ? {} : { after: change.after }),
    ...(change.before === undefined ? {} : { before: change.before }),
    ...(wishesOf(change).includes('cheaper') && dearest > 0 ? { cheaperThanEur: dearest } : {}),
  }
}

/** "The first activity", "the last one": its place in the order of time; -1 is the last. */
function ordinalOf(name: string | undefined): number | undefined {
  const word = name?.split(' ')[0]?.toLowerCase() ?? ''
  const at = ['last', 'first', 'second', 'third', 'fourth', 'fifth'].indexOf(word)
  return at < 0 ? undefined : at - 1
}

/** Whether a title and what a person calls it have a telling word in common, or the one holds the other. */
function sharesName(title: string, name: string): boolean {
  const full = normalizeName(title)
  const called = normalizeName(name)
  if (called.length >= 4 && full.includes(called)) return true
  const words = called
    .split(' ')
    .filter((word) => word.length >= 5 && !/^(?:activity|activities|please|other|another|something)$/.test(word))
  return words.length > 0 && words.every((word) => full.includes(word))
}
