import type { Activity, ActivityKind } from '../../board/activity.ts'
import type { Trip } from '../../board/trip.ts'
import { addDays } from '../calendar/day.ts'
import { hashText } from '../search/seeded-random.ts'
import { clockTime, dayOfTime, localTime, minutesOfTime } from '../calendar/local-time.ts'

/** When the traveller is at the destination, in local times; activities lie within. */
export interface Stay {
  readonly from: string
  readonly until: string
}

/** What is asked of activities beyond being good. */
export interface ActivityWish {
  /** Only of these kinds. */
  readonly kinds?: readonly ActivityKind[] | undefined
  /** None of these kinds. */
  readonly notKinds?: readonly ActivityKind[] | undefined
  /** On this day only. */
  readonly day?: string | undefined
  /** Begins at or after, and before, these local times, `HH:mm`. */
  readonly after?: string | undefined
  readonly before?: string | undefined
  /** Costs less than this for one traveller, in euros. */
  readonly cheaperThanEur?: number | undefined
  /** Ids of activities that were turned down. */
  readonly without?: readonly string[] | undefined
}

/** Time between landing and the first thing to do, and between the last one and take-off. Minutes. */
const AFTER_LANDING = 120
const BEFORE_TAKE_OFF = 210

/** Time between two things to do. Minutes. */
const PAUSE = 60

/** The most that is planned for one day. */
const MOST_A_DAY = 2

const NOT_FOR_CHILDREN: readonly ActivityKind[] = ['nightlife', 'wine tasting', 'spa', 'theatre']

/** How much a price counts against how good something is. */
export const PRICE_WEIGHT: Readonly<Record<Trip['style'], number>> = { cheap: 1, balanced: 0.3, comfort: 0.05 }

/** What a point of rating is worth, in euros for one traveller. */
export const RATING_EUR = 12

/** What the kinds that suit a city best are worth more than others there, in euros for one traveller. */
const LOCAL_INTEREST_EUR = 26

/**
 * When the traveller is at the destination. Without a known flight: from early evening of the first day, until noon of
 * the last.
 */
export function stayOf(trip: Trip, arrivesAt: string | undefined, departsAt: string | undefined): Stay {
  const lastDay = trip.returnDay ?? addDays(trip.departDay, trip.nights)
  const from = arrivesAt ?? localTime(trip.departDay, trip.nights === 0 ? 540 : 960)
  const until = departsAt ?? localTime(lastDay, trip.nights === 0 ? 1_200 : 900)
  return { from: shift(from, AFTER_LANDING), until: shift(until, -BEFORE_TAKE_OFF) }
}

/** How good an activity is, in euros: the less, the better; Infinity when it does not fit. */
export function scoreActivity(activity: Activity, trip: Trip, stay: Stay, wish: ActivityWish): number {
  if (!fits(activity, stay)) return Infinity
  if (trip.party.children > 0 && NOT_FOR_CHILDREN.includes(activity.kind)) return Infinity
  if (wish.kinds !== undefined && !wish.kinds.includes(activity.kind)) return Infinity
  if (wish.notKinds?.includes(activity.kind) === true) return Infinity
  if (wish.day !== undefined && dayOfTime(activity.startsAt) !== wish.day) return Infinity
  const begins = clockTime(activity.startsAt)
  if (begins < (wish.after ?? '') || begins >= (wish.before ?? '24:00')) return Infinity
  if (wish.cheaperThanEur !== undefined && activity.priceEur >= wish.cheaperThanEur) return Infinity
  if (wish.without?.includes(activity.id) === true) return Infinity
  const family = trip.party.children > 0 && activity.kind === 'family' ? 40 : 0
  const interest = localInterest(activity)
  return activity.priceEur * PRICE_WEIGHT[trip.style] - activity.rating * RATING_EUR - interest - family
}

/** Whether an activity lies within the stay. */
export function fits(activity: Activity, stay: Stay): boolean {
  return activity.startsAt >= stay.from && endOf(activity) <= stay.until
}

/**
 * Chooses what to do, best first: no two at once or too close together, no kind twice, at most two a day, `count` in
 * all, within `budgetEur`. `kept` are already chosen and stay; `wished`: a person asked for these kinds, so that one
 * may come although another of its kind is kept, and a day may have more.
 */
export function chooseActivities(
  ranked: readonly Activity[],
  kept: readonly Activity[],
  count: number,
  budgetEur: number | undefined,
  wished: 'each-kind' | 'any-kind' | undefined = undefined,
): readonly Activity[] {
  const chosen: Activity[] = []
  let spent = 0
  // One for each day comes before a second one for any.
  for (let perDay = 1; perDay <= mostADay(wished); perDay++) {
    for (const activity of ranked) {
      if (chosen.length >= count) return chosen
      if (obstacleTo(activity, { chosen, kept, wished, perDay, leftEur: leftOf(budgetEur, spent) }) !== undefined) continue
      chosen.push(activity)
      spent += activity.totalEur
    }
  }
  return chosen
}

/** Why something to do cannot be added to what is chosen. */
export type ActivityObstacle =
  | { readonly type: 'at-the-same-time' | 'same-title' | 'same-kind'; readonly other: Activity }
  | { readonly type: 'day-full' | 'over-budget' }

/** What stands on the plan already. */
export interface ActivityChoice {
  readonly chosen: readonly Activity[]
  readonly kept: readonly Activity[]
  readonly wished?: 'each-kind' | 'any-kind' | undefined
  /** How many a day may have. @default the most that any day may have */
  readonly perDay?: number | undefined
  /** What may still be spent for the party. @default any amount */
  readonly leftEur?: number | undefined
}

/** Whether and why an activity has no place beside what is chosen. */
export function obstacleTo(activity: Activity, choice: ActivityChoice): ActivityObstacle | undefined {
  const { chosen, kept, wished, perDay = mostADay(wished), leftEur = Infinity } = choice
  const all = [...kept, ...chosen]
  const clash = all.find((other) => clashes(activity, other))
  if (clash !== undefined) return { type: 'at-the-same-time', other: clash }
  const double = all.find((other) => other.title === activity.title)
  if (double !== undefined) return { type: 'same-title', other: double }
  const once = wished === undefined ? all : wished === 'each-kind' ? chosen : []
  const twin = once.find((other) => other.kind === activity.kind)
  if (twin !== undefined) return { type: 'same-kind', other: twin }
  const day = dayOfTime(activity.startsAt)
  if (all.filter((other) => dayOfTime(other.startsAt) === day).length >= perDay) return { type: 'day-full' }
  return activity.totalEur > leftEur ? { type: 'over-budget' } : undefined
}

function mostADay(wished: ActivityChoice['wished']): number {
  return wished === undefined ? MOST_A_DAY : MOST_A_DAY * 2
}

function leftOf(budgetEur: number | undefined, spent: number): number | undefined {
  return budgetEur === undefined ? undefined : budgetEur - spent
}

/** What the kind of an activity is worth more than others in its city, in euros for one traveller. */
export function localInterest({ city, kind }: Pick<Activity, 'city' | 'kind'>): number {
  return ((hashText(`${city}-${kind}`) % 100) / 100) * LOCAL_INTEREST_EUR
}

/** How many things to do a trip of that many nights gets. */
export function activitiesFor(nights: number): number {
  return Math.min(8, nights === 0 ? 2 : nights + 1)
}

function clashes(first: Activity, second: Activity): boolean {
  return first.startsAt < shift(endOf(second), PAUSE) && second.startsAt < shift(endOf(first), PAUSE)
}

function endOf(activity: Activity): string {
  return shift(activity.startsAt, activity.durationMinutes)
}

function shift(time: string, minutes: number): string {
  return localTime(dayOfTime(time), minutesOfTime(time) + minutes)
}
