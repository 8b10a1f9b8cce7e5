import type { Flight } from '../../board/flight.ts'
import type { Trip } from '../../board/trip.ts'
import { weekdayName } from '../../domain/calendar/day.ts'
import {
  FLIGHT_LEGS,
  choosePair,
  meets,
  scoreFare,
  type FlightLeg,
  type FlightWish,
} from '../../domain/flights/choose-flight.ts'
import { findRoute, type Route, type RouteResult } from '../../domain/flights/route.ts'
import { createTimetable, toFlight, type Fare } from '../../domain/flights/timetable.ts'
import type { Scored } from '../../domain/search/best-rows.ts'
import type { RowSource } from '../../domain/search/paged-source.ts'
import type { Order, OrderResult } from '../a2a/order.ts'
import {
  alreadySo,
  changedFlight,
  goneFlight,
  noRoute,
  noSuchFlight,
  nothingToRestore,
  removedFlights,
  restoredFlight,
} from './flight-words.ts'
import { asksForSomething, legsOf, wishFor } from './flight-change.ts'
import { followFares, pairThought, routeThought, short, weighingThought } from './flight-thoughts.ts'
import { CHANGE_PAGES, latestFirst, PLAN_PAGES, searchRows } from '../specialist/search-rows.ts'
import { runOrder, type OrderRun } from '../specialist/run-order.ts'
import type { Specialist, SpecialistContext } from '../specialist/specialist.ts'
import { cityRecord } from '../specialist/city-record.ts'
import { watchRemovals } from '../specialist/watch-removals.ts'

/** How many fares of each direction are combined with those of the other. */
const KEPT_FARES = 120

/** Finds flights: selections `flight/outbound` and `flight/return`. */
export const flightsSpecialist: Specialist = {
  id: 'flights',
  name: 'Flights',
  role: 'Finds flights',
  description: 'Searches a generated timetable for the flights of a trip and puts the chosen ones on the board.',
  start: (context) => {
    watchRemovals<Flight>(
      context,
      (key) => key.startsWith('flight/'),
      (removals) => {
        const flights = removals.map(({ value }) => value)
        context.agent.setActivity(`Left out ${flights.map((flight) => flight.number).join(' and ')}, as you wish`)
        context.agent.say(removedFlights(flights))
      },
    )
    return (order, signal) => carryOut(context, order, signal)
  },
}

async function carryOut(context: SpecialistContext, order: Order, signal: AbortSignal): Promise<OrderResult> {
  const { trip } = order
  if (order.kind === 'clear' || trip === undefined) return clear(context, FLIGHT_LEGS)
  if (order.change?.action === 'remove') return takeOff(context, legsOf(order.change, trip, []))
  const title = order.kind === 'plan' ? titleOf(trip) : 'Look for another flight'
  return runOrder(context, order, title, signal, async (run) => {
    const result = await lookUpRoute(trip, run)
    if (result.type !== 'route') {
      clear(context, FLIGHT_LEGS)
      return { outcome: 'none', says: [noRoute(result, trip)], selected: [] }
    }
    const work: FlightWork = { ...run, context, order, trip, route: result.route }
    return order.kind === 'plan' ? plan(work) : change(work)
  })
}

/** What flights are looked for with. */
interface FlightWork extends OrderRun {
  readonly context: SpecialistContext
  readonly order: Order
  readonly trip: Trip
  readonly route: Route
}

async function lookUpRoute({ origin, destination }: Trip, { thoughts }: OrderRun): Promise<RouteResult> {
  thoughts.source(cityRecord(origin))
  thoughts.source(cityRecord(destination))
  const lookup = thoughts.lookUp('find-route', { from: origin.name, to: destination.name })
  const result = await findRoute(origin, destination)
  if (result.type !== 'route') {
    lookup.found({ route: result.type })
    return result
  }
  const { pairs } = result.route
  lookup.found({
    airports: pairs.map(({ from, to }) => `${from.iata} to ${to.iata}`),
    changes: new Set(pairs.flatMap(({ hubs }) => hubs)).size,
  })
  thoughts.think(routeThought(result.route))
  return result
}

async function plan(work: FlightWork): Promise<OrderResult> {
  const { context, order, trip, task, thoughts } = work
  clear(context, FLIGHT_LEGS)
  thoughts.think(weighingThought(trip))
  const without = context.memory.declined()
  const legs: readonly FlightLeg[] = trip.returnDay === undefined ? ['outbound'] : FLIGHT_LEGS
  const pages = Math.ceil(PLAN_PAGES / legs.length)
  // All searches stand on the board from the beginning, so that the progress of the whole is true.
  const searches = legs.map((leg) => prepareLeg({ ...work, leg, wish: { without }, pages }))
  const found: (readonly Scored<Fare>[])[] = []
  for (const search of searches) found.push(await searchLeg(search))
  const [outbound = [], back = []] = found
  task.phase('Choosing')
  if (trip.returnDay === undefined) {
    const within = outbound.find(({ row }) => toFlight(row, trip.party).totalEur <= (order.budgetEur ?? Infinity))
    const fare = within ?? outbound.toSorted((left, right) => left.row.priceEur - right.row.priceEur)[0]
    if (fare === undefined) return { outcome: 'none', says: [noSuchFlight('outbound', trip, {})], selected: [] }
    return choose(context, trip, [['outbound', fare.row]], [])
  }
  const pair = choosePair(outbound, back, trip.party, order.budgetEur)
  if (pair === undefined) return { outcome: 'none', says: [noSuchFlight('outbound', trip, {})], selected: [] }
  const favourite = choosePair(outbound, back, trip.party, undefined)
  thoughts.think(pairThought(pair, favourite, trip.party, order.budgetEur))
  return choose(
    context,
    trip,
    [
      ['outbound', pair.outbound],
      ['return', pair.back],
    ],
    [],
  )
}

async function change(work: FlightWork): Promise<OrderResult> {
  const { context, order, trip } = work
  const { agent, memory } = context
  const wanted = order.change
  if (wanted === undefined) return { outcome: 'none', says: [], selected: [] }
  const says: string[] = []
  const chosen: (readonly [FlightLeg, Fare])[] = []
  for (const leg of legsOf(wanted, trip, missingLegs(context))) {
    const current = agent.selections.get(`flight/${leg}`)
    const removed = wanted.restore === true ? memory.declinedOf(agent.id) : []
    if (wanted.restore === true && (current !== undefined || removed.length === 0)) {
      says.push(nothingToRestore(leg, current))
      continue
    }
    const other = agent.selections.get(leg === 'outbound' ? 'flight/return' : 'flight/outbound')
    const wish = wishFor(wanted, leg, trip, current, other, memory.declined())
    if (current !== undefined && asksForSomething(wanted) && meets(current, { ...wish, without: [] })) {
      says.push(alreadySo(leg, current))
      continue
    }
    const found = await searchLeg(prepareLeg({ ...work, leg, wish, removed, pages: CHANGE_PAGES }))
    const best = found.find(({ row }) => leg === 'return' || other === undefined || row.arrivesAt < other.departsAt)
    if (best === undefined) says.push(removed.length > 0 ? goneFlight(leg) : noSuchFlight(leg, trip, wish, current))
    else {
      memory.accept(agent.id, [best.row.id])
      const flight = toFlight(best.row, trip.party)
      says.push(removed.length > 0 ? restoredFlight(leg, flight) : changedFlight(leg, flight, current))
      chosen.push([leg, best.row])
    }
  }
  return chosen.length === 0 ? { outcome: 'none', says, selected: [] } : choose(context, trip, chosen, says)
}

interface LegSearch extends FlightWork {
  readonly leg: FlightLeg
  readonly wish: FlightWish
  /** Ids of what was taken off, the latest last: one of these, and no other, is looked for. */
  readonly removed?: readonly string[] | undefined
  readonly pages: number
}

interface PreparedSearch extends LegSearch {
  readonly source: RowSource<Fare>
  readonly from: string
  readonly to: string
  readonly day: string
}

function prepareLeg(search: LegSearch): PreparedSearch {
  const { leg, trip, route } = search
  const home = leg === 'return'
  const day = home ? (trip.returnDay ?? trip.departDay) : trip.departDay
  const directed = home ? reversed(route) : route
  const source = createTimetable(directed, day)
  const [from, to] = [directed.from.name, directed.to.name]
  const title = `${from} to ${to}, ${weekdayName(day)}`
  const task = search.task.subtask({ title, total: source.total, unit: 'fares' })
  return { ...search, task, source, from, to, day }
}

async function searchLeg(search: PreparedSearch): Promise<readonly Scored<Fare>[]> {
  const { context, leg, trip, signal, wish, removed = [], pages, task, source, thoughts, from, to, day } = search
  const count = source.total.toLocaleString('en')
  context.agent.setActivity(`Comparing ${count} fares from ${from} to ${to} on ${weekdayName(day)}`)
  const lookup = thoughts.lookUp('compare-fares', { from, to, day, fares: source.total })
  // What is put back is not weighed against others.
  const follow = removed.length > 0 ? undefined : followFares(thoughts, leg, trip)
  try {
    const found = await searchRows({
      task,
      source,
      unit: 'fares',
      pages,
      pageDelayMs: context.pageDelayMs,
      signal,
      score: (fare) => (removed.length > 0 ? latestFirst(removed, fare.id) : scoreFare(fare, leg, trip, wish)),
      keep: KEPT_FARES,
      watch: follow,
    })
    lookup.found({ looked: source.total, best: found.slice(0, 3).map(({ row }) => short(row)) })
    follow?.end(source.total, wish)
    task.done()
    return found
  } catch (error) {
    if (!task.ended) task.cancel(signal.aborted ? 'Called off' : undefined)
    throw error
  }
}

function reversed(route: Route): Route {
  const pairs = route.pairs.map(({ from, to, hubs, distanceKm }) => ({ from: to, to: from, hubs, distanceKm }))
  return { from: route.to, to: route.from, pairs }
}

function choose(
  { agent }: SpecialistContext,
  trip: Trip,
  fares: readonly (readonly [FlightLeg, Fare])[],
  says: readonly string[],
): OrderResult {
  const selected = fares.map(([leg, fare]) => {
    agent.selections.set(`flight/${leg}`, toFlight(fare, trip.party))
    return { key: `flight/${leg}`, id: fare.id }
  })
  return { outcome: 'chosen', says: [...says], selected }
}

function missingLegs({ agent }: SpecialistContext): readonly FlightLeg[] {
  return FLIGHT_LEGS.filter((leg) => agent.selections.get(`flight/${leg}`) === undefined)
}

/** Takes flights off at a person's word: they are not chosen again, but can be put back. */
function takeOff(context: SpecialistContext, legs: readonly FlightLeg[]): OrderResult {
  const { agent, memory } = context
  memory.decline(
    agent.id,
    legs.flatMap((leg) => agent.selections.get(`flight/${leg}`)?.id ?? []),
  )
  return clear(context, legs)
}

function clear({ agent }: SpecialistContext, legs: readonly FlightLeg[]): OrderResult {
  const there = legs.filter((leg) => agent.selections.get(`flight/${leg}`) !== undefined)
  for (const leg of legs) agent.selections.remove(`flight/${leg}`)
  const says = there.map((leg) => `I took the ${leg === 'outbound' ? 'outbound' : 'return'} flight off.`)
  return { outcome: there.length > 0 ? 'removed' : 'none', says, selected: [] }
}

function titleOf(trip: Trip): string {
  const both = trip.returnDay === undefined ? 'a flight' : 'flights'
  return `Find ${both} from ${trip.origin.name} to ${trip.destination.name}`
}
