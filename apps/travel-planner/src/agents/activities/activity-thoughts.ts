import type { Activity, ActivityKind } from '../../board/activity.ts'
import type { Trip } from '../../board/trip.ts'
import {
  obstacleTo,
  PRICE_WEIGHT,
  RATING_EUR,
  type ActivityChoice,
  type ActivityObstacle,
  type ActivityWish,
  type Stay,
} from '../../domain/activities/choose-activities.ts'
import { weekdayName } from '../../domain/calendar/day.ts'
import { clockTime, dayOfTime } from '../../domain/calendar/local-time.ts'
import { euros } from '../../domain/money/euros.ts'
import type { SearchWatch } from '../specialist/search-rows.ts'
import type { Thoughts } from '../specialist/thoughts.ts'
import { describeActivity } from './activity-words.ts'

const orList = new Intl.ListFormat('en', { type: 'disjunction' })

/** The best of so many kinds are told while the search goes on. */
const MOST_KINDS = 6

/** What was left out is told of so many. */
const MOST_DROPPED = 3

/** What the ranking weighs. */
export function weighingThought({ style, party }: Trip): string {
  const weight = PRICE_WEIGHT[style]
  const price = weight === 1 ? 'a euro of its price counts fully' : `a euro of its price only ${Math.round(weight * 100)} cents`
  const children = party.children > 0 ? ' With children along, what is not for them is out.' : ''
  return `A point of rating is worth ${euros(RATING_EUR)} to me, ${price}, and what the city is known for comes first.${children}`
}

/** Thinks aloud about a search while it goes on. */
export function followProgramme(thoughts: Thoughts): SearchWatch<Activity> & {
  /** What is to be said once all rows were seen. */
  end(total: number, trip: Trip, wish: ActivityWish): void
} {
  const leaders = new Map<ActivityKind, { readonly activity: Activity; readonly score: number }>()
  const told = new Set<ActivityKind>()
  let out = 0
  return {
    row: (activity, score) => {
      if (score === Infinity) out += 1
      else if (score < (leaders.get(activity.kind)?.score ?? Infinity)) leaders.set(activity.kind, { activity, score })
    },
    page: (_, looked) => {
      if (!thoughts.isIdle || told.size >= MOST_KINDS) return
      const untold = [...leaders.values()].filter(({ activity }) => !told.has(activity.kind))
      const [best] = untold.toSorted((left, right) => left.score - right.score)
      if (best === undefined) return
      told.add(best.activity.kind)
      const of = `of ${looked.toLocaleString('en')} offers`
      thoughts.think(`The best ${best.activity.kind} ${of} so far is ${describeActivity(best.activity)}, ${ratedWord(best.activity)}.`)
    },
    end: (total, trip, wish) => {
      if (out === 0) return
      const of = `${out.toLocaleString('en')} of ${total.toLocaleString('en')} offers`
      thoughts.think(`${of} are out: they ${reasonsOf(trip, wish)}.`)
    },
  }
}

function reasonsOf(trip: Trip, wish: ActivityWish): string {
  const reasons = [
    'do not end within the days of the trip',
    ...(trip.party.children > 0 ? ['are not for children'] : []),
    ...(wish.kinds === undefined ? [] : [`are no ${orList.format(wish.kinds)}`]),
    ...(wish.notKinds === undefined ? [] : [`are a ${orList.format(wish.notKinds)} again`]),
    ...(wish.day === undefined ? [] : [`are not on ${weekdayName(wish.day)}`]),
    ...(wish.after === undefined ? [] : [`begin before ${wish.after}`]),
    ...(wish.before === undefined ? [] : [`do not begin before ${wish.before}`]),
    ...(wish.cheaperThanEur === undefined ? [] : [`cost ${euros(wish.cheaperThanEur)} or more`]),
    ...((wish.without?.length ?? 0) > 0 ? ['were turned down before'] : []),
  ]
  return orList.format(reasons)
}

/** How many of the best have their place between the flights. */
export function stayThought(stay: Stay, fitting: number, found: number): string {
  const time = (at: string): string => `${weekdayName(dayOfTime(at))} ${clockTime(at)}`
  const open = stay.until.startsWith('9999') ? `from ${time(stay.from)} on` : `from ${time(stay.from)} to ${time(stay.until)}`
  return `There is time ${open}: ${fitting.toLocaleString('en')} of the best ${found.toLocaleString('en')} fit in.`
}

/** What was chosen, and why better ones were dropped. */
export function choiceThoughts(
  ranked: readonly Activity[],
  choice: ActivityChoice,
  count: number,
): readonly string[] {
  const { chosen } = choice
  const last = Math.max(...chosen.map((activity) => ranked.indexOf(activity)))
  const dropped = ranked.slice(0, last).flatMap((activity) => {
    if (chosen.includes(activity)) return []
    const obstacle = obstacleTo(activity, { ...choice, leftEur: leftFor(choice) })
    return obstacle === undefined ? [] : [{ activity, obstacle }]
  })
  const told = [...new Map(dropped.map((one) => [one.activity.title, one])).values()].slice(0, MOST_DROPPED)
  return [
    ...chosen.map((activity) => `I take ${describeActivity(activity)}, ${ratedWord(activity)}.`),
    ...told.map(({ activity, obstacle }) => `${rated(activity)} is dropped: ${reasonOf(obstacle, activity)}.`),
    ...(chosen.length < count ? [noMoreThought(ranked, choice, count)] : []),
  ]
}

/** Why fewer were found than looked for. */
function noMoreThought(ranked: readonly Activity[], choice: ActivityChoice, count: number): string {
  const leftEur = leftFor(choice)
  const others = ranked.filter((activity) => !choice.chosen.includes(activity))
  const types = others.map((activity) => obstacleTo(activity, { ...choice, leftEur })?.type)
  const words = {
    'over-budget': `cost more than the ${euros(leftEur ?? 0)} that are left`,
    'at-the-same-time': 'are too close to what is chosen',
    'same-kind': 'are of a kind that is chosen',
    'same-title': 'have the name of one that is chosen',
    'day-full': 'are on a day that is full',
  } as const
  const reasons = (Object.keys(words) as (keyof typeof words)[]).flatMap((type) => {
    const many = types.filter((other) => other === type).length
    return many === 0 ? [] : [`${many} ${words[type]}`]
  })
  const why = reasons.length === 0 ? '' : `: of the others ${new Intl.ListFormat('en').format(reasons)}`
  return `I looked for ${count} and found ${choice.chosen.length}${why}.`
}

/** What the chosen ones leave of the money. */
function leftFor({ chosen, leftEur }: ActivityChoice): number | undefined {
  return leftEur === undefined ? undefined : leftEur - chosen.reduce((sum, { totalEur }) => sum + totalEur, 0)
}

function reasonOf(obstacle: ActivityObstacle, activity: Activity): string {
  switch (obstacle.type) {
    case 'at-the-same-time':
      return `it is at the same time as ${obstacle.other.title}, or too soon after or before it`
    case 'same-title':
      return 'one of that name is on the plan already'
    case 'same-kind':
      return `${obstacle.other.title} is one of its kind (${activity.kind}) already`
    case 'day-full':
      return `${weekdayName(dayOfTime(activity.startsAt))} is full`
    case 'over-budget':
      return `${euros(activity.totalEur)} is more than what is left for things to do`
  }
}

function rated(activity: Activity): string {
  const when = `${weekdayName(dayOfTime(activity.startsAt))} ${clockTime(activity.startsAt)}`
  return `${activity.title} (${activity.kind}, ${when}, ${ratedWord(activity)})`
}

function ratedWord({ rating }: Activity): string {
  return `rated ${rating}`
}
