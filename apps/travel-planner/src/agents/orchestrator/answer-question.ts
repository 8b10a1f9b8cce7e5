import type { Agent } from '@callboard/agent'
import type { Flight } from '../../board/flight.ts'
import type { Hotel } from '../../board/hotel.ts'
import { weekdayName } from '../../domain/calendar/day.ts'
import { clockTime, dayOfTime, describeMinutes } from '../../domain/calendar/local-time.ts'
import { euros } from '../../domain/money/euros.ts'
import { distanceKm } from '../../domain/places/distance.ts'
import { resolvePlace } from '../../domain/places/resolve-place.ts'
import type { Intent, Topic } from '../../language/intent.ts'
import { describeActivity } from '../activities/activity-words.ts'
import { isEmpty, totalOf, type Itinerary } from './board-view.ts'
import {
  describeBudget,
  describeDates,
  describeHotel,
  describeItinerary,
  describeLeg,
  describeParty,
  describeTrip,
} from './describe-itinerary.ts'

type Question = Extract<Intent, { type: 'question' }>

/** What an answer is made from: nothing but what stands on the board. */
export interface Known {
  readonly agent: Agent
  readonly itinerary: Itinerary
  readonly today: string
}

const ABOUT_THE_DATA =
  'Cities, airports, distances and time zones are real. Flights, hotels and activities are generated from them: ' +
  'no airline or hotel offers these, and nothing can be booked.'

const SUGGESTION =
  'I have no taste of my own. Name a city, any of 135,000, and I plan a trip there; ' +
  'Lisbon, Prague and Copenhagen make a good weekend.'

const withoutTrip: ReadonlySet<Topic> = new Set(['data', 'distance', 'status', 'suggestion'])

/** Answers a question about the itinerary from the session document. */
export async function answerQuestion(question: Question, known: Known): Promise<string> {
  const { itinerary, today } = known
  const { trip } = itinerary
  if (trip === undefined && !withoutTrip.has(question.topic)) return describeItinerary(itinerary, today)
  switch (question.topic) {
    case 'itinerary':
      if (question.day !== undefined) return answerActivities(itinerary, question.day)
      return describeItinerary(itinerary, today)
    case 'total':
      return answerTotal(itinerary)
    case 'budget':
      return answerBudget(itinerary)
    case 'outbound':
      return answerFlight(itinerary.outbound, 'out')
    case 'return':
      return trip?.returnDay === undefined
        ? 'This is a one-way trip; tell me when you want to be back.'
        : answerFlight(itinerary.back, 'back')
    case 'hotel':
      return answerHotel(itinerary.hotel)
    case 'activities':
      return answerActivities(itinerary, question.day)
    case 'dates':
      return trip === undefined ? '' : `${describeTrip(trip)}: ${describeDates(trip, today)}.`
    case 'party':
      return trip === undefined ? '' : `The trip is for ${describeParty(trip.party)}.`
    case 'distance':
      return answerDistance(question, itinerary)
    case 'status':
      return answerStatus(known)
    case 'data':
      return ABOUT_THE_DATA
    case 'suggestion':
      return SUGGESTION
  }
}

function answerTotal(itinerary: Itinerary): string {
  if (isEmpty(itinerary)) return 'Nothing is chosen yet, so it costs nothing.'
  const { outbound, back, hotel, activities } = itinerary
  const flights = (outbound?.totalEur ?? 0) + (back?.totalEur ?? 0)
  const doing = activities.reduce((sum, activity) => sum + activity.totalEur, 0)
  const parts = [
    ...(flights > 0 ? [`flights ${euros(flights)}`] : []),
    ...(hotel === undefined ? [] : [`hotel ${euros(hotel.totalEur)}`]),
    ...(activities.length === 0 ? [] : [`activities ${euros(doing)}`]),
  ]
  return `${euros(totalOf(itinerary))} in total${describeBudget(itinerary)}: ${parts.join(', ')}.`
}

function answerBudget(itinerary: Itinerary): string {
  if (itinerary.trip?.budgetEur === undefined) return `You gave no budget. So far it is ${euros(totalOf(itinerary))}.`
  return `It is ${euros(totalOf(itinerary))} in total${describeBudget(itinerary)}.`
}

function answerFlight(flight: Flight | undefined, way: 'out' | 'back'): string {
  if (flight === undefined) return `No flight ${way} is chosen. Say "find another flight" and we look for one.`
  const day = weekdayName(dayOfTime(flight.departsAt))
  const takes = `It takes ${describeMinutes(flight.durationMinutes)}.`
  return `You fly ${way} on ${day} at ${clockTime(flight.departsAt)}: ${describeLeg(flight)}. ${takes}`
}

function answerHotel(hotel: Hotel | undefined): string {
  if (hotel === undefined) return 'No hotel is chosen. Say "find a hotel" and we look for one.'
  return `You stay at ${describeHotel(hotel)}, in ${hotel.area}, ${hotel.distanceKm} km from the centre.`
}

function answerActivities({ activities }: Itinerary, day: string | undefined): string {
  const meant = activities.filter(({ startsAt }) => day === undefined || dayOfTime(startsAt) === day)
  if (meant.length > 0) return `${meant.map(describeActivity).join('; ')}.`
  return day === undefined
    ? 'Nothing to do is chosen. Say, for example, "add a food tour".'
    : `Nothing is planned for ${weekdayName(day)}.`
}

async function answerDistance({ places = [] }: Question, { trip }: Itinerary): Promise<string> {
  const results = await Promise.all(places.slice(0, 2).map((name) => resolvePlace(name)))
  const cities = results.flatMap((place) => (place.type === 'city' ? [place.city] : []))
  const [first, second] = cities.length === 0 ? [trip?.origin, trip?.destination] : cities
  const [from, to] = second === undefined ? [trip?.origin, first] : [first, second]
  if (from === undefined || to === undefined) return 'Between which two cities?'
  const kilometres = Math.round(distanceKm(from, to)).toLocaleString('en')
  return `${from.name} and ${to.name} are ${kilometres} km apart as the crow flies.`
}

function answerStatus({ agent, itinerary }: Known): string {
  const { session } = agent
  const busy = session.agents.ids
    .getSnapshot()
    .map((id) => session.agents.get(id).getSnapshot())
    .filter((view) => view !== undefined && view.id !== agent.id && view.status === 'working')
  const offline = session.agents.ids
    .getSnapshot()
    .flatMap((id) => session.agents.get(id).getSnapshot() ?? [])
    .filter((view) => !view.online)
    .map((view) => `${view.name} is offline.`)
  const doing = busy.map((view) => `${view?.name}: ${view?.activity ?? 'working'}.`)
  const state = doing.length > 0 ? doing : [isEmpty(itinerary) ? 'Nothing is going on.' : 'All is done.']
  return [...state, ...offline].join(' ')
}
