import type { Flight } from '../../board/flight.ts'
import type { Trip } from '../../board/trip.ts'
import { weekdayName } from '../../domain/calendar/day.ts'
import { clockTime, dayOfTime } from '../../domain/calendar/local-time.ts'
import type { FlightLeg, FlightWish } from '../../domain/flights/choose-flight.ts'
import type { RouteResult } from '../../domain/flights/route.ts'
import { euros } from '../../domain/money/euros.ts'

/** `HJ 260, 07:30 BER to 10:00 LIS, direct, €93`; the price is the party's. */
export function describeFlight(flight: Flight): string {
  const days = dayOfTime(flight.arrivesAt) > dayOfTime(flight.departsAt) ? ' (next day)' : ''
  const changes = flight.via.length === 0 ? 'direct' : `via ${flight.via.join(' and ')}`
  const leaves = `${clockTime(flight.departsAt)} ${flight.from.iata}`
  const lands = `${clockTime(flight.arrivesAt)} ${flight.to.iata}${days}`
  return `${flight.number}, ${leaves} to ${lands}, ${changes}, ${euros(flight.totalEur)}`
}

/** Says that a flight was replaced. */
export function changedFlight(leg: FlightLeg, flight: Flight, before: Flight | undefined): string {
  const was = before === undefined ? '' : ` It was ${clockTime(before.departsAt)} for ${euros(before.totalEur)}.`
  return `Your ${leg} flight is now ${describeFlight(flight)}.${was}`
}

/** Says that a flight is as wished already. */
export function alreadySo(leg: FlightLeg, flight: Flight): string {
  return `Your ${leg} flight is so already: ${describeFlight(flight)}.`
}

/** Says that no flight meets a wish. */
export function noSuchFlight(leg: FlightLeg, trip: Trip, wish: FlightWish, current?: Flight): string {
  const day = weekdayName(leg === 'outbound' ? trip.departDay : (trip.returnDay ?? trip.departDay))
  const kind =
    wish.direct === true
      ? 'direct '
      : wish.cheaperThanEur !== undefined
        ? 'cheaper '
        : wish.shorterThanMinutes !== undefined
          ? 'faster '
          : ''
  const after = wish.departsAfter === undefined ? '' : ` after ${clockTime(wish.departsAfter)}`
  const before = wish.departsBefore === undefined ? '' : ` before ${clockTime(wish.departsBefore)}`
  const arrives =
    wish.arrivesBefore !== undefined
      ? ` that arrives before ${clockTime(wish.arrivesBefore)}`
      : wish.arrivesAfter !== undefined
        ? ` that arrives after ${clockTime(wish.arrivesAfter)}`
        : ''
  const stays = current === undefined ? '' : ` ${current.number} at ${clockTime(current.departsAt)} stays.`
  return `I found no ${kind}${leg} flight on ${day}${after}${before}${arrives}.${stays}`
}

/** Says why there is nothing to fly. */
export function noRoute(result: Exclude<RouteResult, { type: 'route' }>, trip: Trip): string {
  if (result.type === 'no-airport')
    return `There is no airport within 400 km of ${result.city.name}, so I have no flights for you.`
  const apart = `${Math.round(result.distanceKm)} km`
  const cities = `${trip.origin.name} and ${trip.destination.name}`
  return `${cities} are only ${apart} apart, and nobody flies that. Travel over land is beyond me.`
}

/** Says that a flight was put back. */
export function restoredFlight(leg: FlightLeg, flight: Flight): string {
  return `Your ${leg} flight is back: ${describeFlight(flight)}.`
}

/** Says that there is nothing to put back. */
export function nothingToRestore(leg: FlightLeg, flight: Flight | undefined): string {
  return flight === undefined
    ? `No ${leg} flight was taken off that I could put back. Say "find another flight" and I look for one.`
    : `Your ${leg} flight is on the board: ${describeFlight(flight)}.`
}

/** Says that what was taken off cannot be put back. */
export function goneFlight(leg: FlightLeg): string {
  return `The ${leg} flight that was taken off is not offered for this trip any more.`
}

/** Says that a person's removal was seen. */
export function removedFlights(flights: readonly Flight[]): string {
  const names = flights.map((flight) => `${flight.number} from ${flight.fromCity} to ${flight.toCity}`)
  return `You removed ${names.join(' and ')}. I leave it out; ask me for another flight if you want one.`
}
