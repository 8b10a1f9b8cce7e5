import type { Activity } from '../../board/activity.ts'
import type { Trip } from '../../board/trip.ts'
import { createProgramme } from '../../domain/activities/activity-programme.ts'
import {
  activitiesFor,
  chooseActivities,
  fits,
  scoreActivity,
  stayOf,
  type ActivityWish,
  type Stay,
} from '../../domain/activities/choose-activities.ts'
import type { ChangeIntent } from '../../language/intent.ts'
import type { Order, OrderResult } from '../a2a/order.ts'
import { meantActivities, wishFor } from './activity-change.ts'
import { choiceThoughts, followProgramme, stayThought, weighingThought } from './activity-thoughts.ts'
import {
  addedActivities,
  describeActivities,
  describeActivity,
  leftOutActivities,
  noSuchActivity,
  nothingToRestore,
} from './activity-words.ts'
import { cityRecord } from '../specialist/city-record.ts'
import { runOrder, type OrderRun } from '../specialist/run-order.ts'
import { CHANGE_PAGES, latestFirst, PLAN_PAGES, searchRows } from '../specialist/search-rows.ts'
import type { Specialist, SpecialistContext } from '../specialist/specialist.ts'
import { watchRemovals } from '../specialist/watch-removals.ts'

type ActivityKey = `activity/${string}`

/** Enough for every kind and day to be among them. */
const KEPT_ACTIVITIES = 600

/** Finds things to do: selections `activity/<id>`. */
export const activitiesSpecialist: Specialist = {
  id: 'activities',
  name: 'Activities',
  role: 'Finds things to do',
  description: 'Searches a generated programme for things to do on a trip and puts the chosen ones on the board.',
  start: (context) => {
    watchRemovals<Activity>(
      context,
      (key) => key.startsWith('activity/'),
      (removals) => {
        const titles = removals.map(({ value }) => value.title)
        context.agent.setActivity(`Left out ${titles.join(', ')}, as you wish`)
        context.agent.say(`You removed ${titles.join(' and ')}. I leave it out.`)
      },
    )
    const latest: LatestSearch = { trip: undefined, found: [] }
    watchFlights(context, latest)
    return (order, signal) => carryOut(context, latest, order, signal)
  },
}

/** What the last search for a whole trip found, so that what stops fitting can be replaced at once. */
interface LatestSearch {
  trip: Trip | undefined
  found: readonly Activity[]
}

async function carryOut(
  context: SpecialistContext,
  latest: LatestSearch,
  order: Order,
  signal: AbortSignal,
): Promise<OrderResult> {
  const { trip, change } = order
  const current = chosenActivities(context)
  if (order.kind === 'clear' || trip === undefined) return remove(context, current)
  const meant = meantActivities(change, current)
  if (change?.action === 'remove') {
    return meant.length > 0
      ? takeOff(context, meant)
      : { outcome: 'none', says: [noSuchActivity(change, trip)], selected: [] }
  }
  if (order.kind === 'plan') remove(context, current)
  if (trip.returnDay === undefined && trip.nights === 0) return { outcome: 'none', says: [], selected: [] }
  const title = change === undefined ? `Find things to do in ${trip.destination.name}` : 'Look for other things to do'
  return runOrder(context, order, title, signal, async (run) => {
    const removed = change?.restore === true ? context.memory.declinedOf(context.agent.id) : []
    const wish = wishFor(change, meant, context.memory.declined())
    const widest = widestStay(trip)
    const found = await search(context, order, trip, wish, run, (activity) =>
      change?.restore === true ? latestFirst(removed, activity.id) : scoreActivity(activity, trip, widest, wish),
    )
    if (change?.restore === true) return putBack(context, trip, change, found)
    if (change !== undefined) return chooseChanged(context, trip, change, found, meant, run)
    latest.trip = trip
    latest.found = found
    return choosePlanned(context, trip, found, order.budgetEur, run)
  })
}

async function search(
  context: SpecialistContext,
  { kind, change }: Order,
  trip: Trip,
  wish: ActivityWish,
  { task, thoughts, signal }: OrderRun,
  score: (activity: Activity) => number,
): Promise<readonly Activity[]> {
  const source = createProgramme(trip)
  const days = trip.nights === 0 ? 'a day' : `${trip.nights + 1} days`
  const city = trip.destination
  context.agent.setActivity(`Reading ${source.total.toLocaleString('en')} offers for ${days} in ${city.name}`)
  thoughts.source(cityRecord(city))
  // What is put back is not weighed against others.
  const follow = change?.restore === true ? undefined : followProgramme(thoughts)
  if (follow !== undefined) thoughts.think(weighingThought(trip))
  const lookup = thoughts.lookUp('read-programme', { city: city.name, from: trip.departDay, offers: source.total })
  const found = await searchRows({
    task,
    source,
    unit: 'offers',
    pages: kind === 'plan' ? PLAN_PAGES : CHANGE_PAGES,
    pageDelayMs: context.pageDelayMs,
    signal,
    score,
    keep: KEPT_ACTIVITIES,
    watch: follow,
  })
  lookup.found({ looked: source.total, best: found.slice(0, 3).map(({ row }) => describeActivity(row)) })
  follow?.end(source.total, trip, wish)
  return found.map(({ row }) => row)
}

/** All that the flights of a trip can leave time for: which ones will be taken is not known yet. */
function widestStay(trip: Trip): Stay {
  return { from: `${trip.departDay}T00:00`, until: `${trip.returnDay ?? '9999-12-31'}T23:59` }
}

/** Puts back what was taken off, the latest first: one, or one of each kind named; all of it on an empty board. */
function putBack(
  context: SpecialistContext,
  trip: Trip,
  change: ChangeIntent,
  removed: readonly Activity[],
): OrderResult {
  const { kinds } = change
  const current = chosenActivities(context)
  const stay = currentStay(context, trip)
  const meant = meantActivities({ ...change, name: undefined }, removed).filter((activity) => fits(activity, stay))
  const count = kinds?.length ?? (current.length === 0 ? meant.length : 1)
  const chosen = chooseActivities(meant, current, count, undefined, kinds === undefined ? 'any-kind' : 'each-kind')
  if (chosen.length === 0) return { outcome: 'none', says: [nothingToRestore(change)], selected: [] }
  context.memory.accept(
    context.agent.id,
    chosen.map(({ id }) => id),
  )
  put(context, chosen)
  return { outcome: 'chosen', says: [addedActivities(chosen, [])], selected: selectedOf(chosen) }
}

function choosePlanned(
  context: SpecialistContext,
  trip: Trip,
  found: readonly Activity[],
  budgetEur: number | undefined,
  { thoughts }: OrderRun,
): OrderResult {
  const stay = currentStay(context, trip)
  const fitting = found.filter((activity) => fits(activity, stay))
  thoughts.think(stayThought(stay, fitting.length, found.length))
  const count = activitiesFor(trip.nights)
  const chosen = chooseActivities(fitting, [], count, budgetEur)
  put(context, chosen)
  for (const thought of choiceThoughts(fitting, { chosen, kept: [], leftEur: budgetEur }, count)) thoughts.think(thought)
  const says =
    chosen.length > 0 ? [] : [`I found nothing to do in ${trip.destination.name} that fits between your flights.`]
  return { outcome: chosen.length > 0 ? 'chosen' : 'none', says, selected: selectedOf(chosen) }
}

function chooseChanged(
  context: SpecialistContext,
  trip: Trip,
  change: ChangeIntent,
  found: readonly Activity[],
  meant: readonly Activity[],
  { thoughts }: OrderRun,
): OrderResult {
  const stay = currentStay(context, trip)
  const replaced = change.action === 'swap' ? meant : []
  const kept = chosenActivities(context).filter((activity) => !replaced.includes(activity))
  const fitting = found.filter((activity) => fits(activity, stay))
  const count = change.count ?? Math.max(1, change.action === 'swap' ? replaced.length : (change.kinds?.length ?? 1))
  const wished = change.action !== 'add' ? undefined : change.count === undefined ? 'each-kind' : 'any-kind'
  const chosen = chooseActivities(fitting, kept, count, undefined, wished)
  thoughts.think(stayThought(stay, fitting.length, found.length))
  for (const thought of choiceThoughts(fitting, { chosen, kept, wished }, count)) thoughts.think(thought)
  if (chosen.length === 0) return { outcome: 'none', says: [noSuchActivity(change, trip)], selected: [] }
  remove(context, replaced)
  put(context, chosen)
  return { outcome: 'chosen', says: [addedActivities(chosen, replaced)], selected: selectedOf(chosen) }
}

/** When a flight changes, what no longer fits is taken off the board; while a trip is being planned it is replaced. */
function watchFlights(context: SpecialistContext, latest: LatestSearch): void {
  const { agent, memory } = context
  agent.selections.subscribe((changes) => {
    if (!changes.some(({ key, value }) => key.startsWith('flight/') && value !== undefined)) return
    const trip = agent.selections.get('trip')
    if (trip === undefined) return
    const stay = currentStay(context, trip)
    const late = chosenActivities(context).filter((activity) => !fits(activity, stay))
    if (late.length === 0) return
    remove(context, late)
    if (memory.planning() === undefined) {
      agent.say(leftOutActivities(late))
    } else if (latest.trip?.destination.id === trip.destination.id) {
      const fitting = latest.found.filter((activity) => fits(activity, stay) && !late.includes(activity))
      put(context, chooseActivities(fitting, chosenActivities(context), late.length, undefined))
    }
  })
}

function currentStay({ agent }: SpecialistContext, trip: Trip): Stay {
  const arrives = agent.selections.get('flight/outbound')?.arrivesAt
  const departs = agent.selections.get('flight/return')?.departsAt
  return stayOf(trip, arrives, departs)
}

function chosenActivities({ agent }: SpecialistContext): readonly Activity[] {
  const { selections } = agent.session
  return selections.ids
    .getSnapshot()
    .filter((key): key is ActivityKey => key.startsWith('activity/'))
    .flatMap((key) => agent.selections.get(key) ?? [])
    .toSorted((left, right) => left.startsAt.localeCompare(right.startsAt))
}

function put({ agent }: SpecialistContext, activities: readonly Activity[]): void {
  for (const activity of activities) agent.selections.set(`activity/${activity.id}`, activity)
}

/** Takes activities off at a person's word: they are not chosen again, but can be put back. */
function takeOff(context: SpecialistContext, activities: readonly Activity[]): OrderResult {
  context.memory.decline(
    context.agent.id,
    activities.map(({ id }) => id),
  )
  return remove(context, activities)
}

function remove({ agent }: SpecialistContext, activities: readonly Activity[]): OrderResult {
  for (const activity of activities) agent.selections.remove(`activity/${activity.id}`)
  if (activities.length === 0) return { outcome: 'none', says: [], selected: [] }
  return { outcome: 'removed', says: [`I took ${describeActivities(activities)} off.`], selected: [] }
}

function selectedOf(activities: readonly Activity[]): OrderResult['selected'] {
  return activities.map(({ id }) => ({ key: `activity/${id}`, id }))
}
