import type { Flight } from '../../board/flight.ts'
import type { Hotel } from '../../board/hotel.ts'
import type { Party, Trip } from '../../board/trip.ts'
import { describeDay, weekday, weekdayName } from '../../domain/calendar/day.ts'
import { clockTime, dayOfTime } from '../../domain/calendar/local-time.ts'
import { euros } from '../../domain/money/euros.ts'
import { describeActivity } from '../activities/activity-words.ts'
import { totalOf, type Itinerary } from './board-view.ts'

/** `A weekend in Lisbon from Berlin`, `Five nights in …`, `A day in …`, `A flight to …`. */
export function describeTrip(trip: Trip): string {
  const { nights, returnDay, departDay } = trip
  const weekend = (nights === 2 || nights === 3) && weekday(departDay) === 5
  const length =
    returnDay === undefined && nights === 0
      ? 'A flight to'
      : nights === 0
        ? 'A day in'
        : weekend
          ? `A ${nights === 3 ? 'long ' : ''}weekend in`
          : nights === 1
            ? 'One night in'
            : nights === 7
              ? 'A week in'
              : `${nights} nights in`
  return `${length} ${trip.destination.name} from ${trip.origin.name}`
}

/** `2 adults and 1 child`. */
export function describeParty({ adults, children }: Party): string {
  const grown = adults === 1 ? '1 adult' : `${adults} adults`
  if (children === 0) return grown
  return `${grown} and ${children === 1 ? '1 child' : `${children} children`}`
}

/** `HJ 260 from BER at 07:30, in Lisbon at 10:00, direct (€93)`. */
export function describeLeg(flight: Flight): string {
  const next =
    dayOfTime(flight.arrivesAt) > dayOfTime(flight.departsAt) ? ` on ${weekdayName(dayOfTime(flight.arrivesAt))}` : ''
  const changes = flight.via.length === 0 ? 'direct' : `via ${flight.via.join(' and ')}`
  const leaves = `${flight.number} from ${flight.from.iata} at ${clockTime(flight.departsAt)}`
  const lands = `in ${flight.toCity} at ${clockTime(flight.arrivesAt)}${next}`
  return `${leaves}, ${lands}, ${changes} (${euros(flight.totalEur)})`
}

/** `Hotel Benfica, 3 stars, rated 8.4, 2 nights (€180)`. */
export function describeHotel(hotel: Hotel): string {
  const rooms = hotel.rooms === 1 ? '' : `, ${hotel.rooms} rooms`
  const nights = hotel.nights === 1 ? '1 night' : `${hotel.nights} nights`
  const stars = hotel.stars === 1 ? '1 star' : `${hotel.stars} stars`
  return `${hotel.name}, ${stars}, rated ${hotel.rating}, ${nights}${rooms} (${euros(hotel.totalEur)})`
}

/** All of the itinerary in a few lines, gaps included; `today` decides whether the year is said. */
export function describeItinerary(itinerary: Itinerary, today: string): string {
  const { trip, outbound, back, hotel, activities } = itinerary
  if (trip === undefined) return 'Nothing is planned yet. Tell me where you want to go, and from where.'
  const lines = [`${describeTrip(trip)}, ${describeDates(trip, today)}, for ${describeParty(trip.party)}:`]
  lines.push(outbound === undefined ? 'Out: no flight is chosen.' : `Out: ${describeLeg(outbound)}.`)
  if (trip.returnDay !== undefined)
    lines.push(back === undefined ? 'Back: no flight is chosen.' : `Back: ${describeLeg(back)}.`)
  if (trip.nights > 0) lines.push(hotel === undefined ? 'Hotel: none is chosen.' : `Hotel: ${describeHotel(hotel)}.`)
  const stays = trip.nights > 0 || trip.returnDay !== undefined
  if (stays || activities.length > 0)
    lines.push(
      activities.length === 0 ? 'Nothing to do is chosen.' : `To do: ${activities.map(describeActivity).join('; ')}.`,
    )
  lines.push(`Total: ${euros(totalOf(itinerary))}${describeBudget(itinerary)}.`)
  return lines.join('\n')
}

/** `Friday 5 June to Sunday 7 June`. */
export function describeDates(trip: Trip, today: string): string {
  const from = describeDay(trip.departDay, today)
  if (trip.returnDay === undefined || trip.returnDay === trip.departDay) return from
  return `${from} to ${describeDay(trip.returnDay, today)}`
}

/** `, €120 under your budget of €800`; empty without a budget. */
export function describeBudget(itinerary: Itinerary): string {
  const budget = itinerary.trip?.budgetEur
  if (budget === undefined) return ''
  const left = budget - totalOf(itinerary)
  if (Math.round(left) === 0) return `, exactly your budget of ${euros(budget)}`
  return left > 0
    ? `, ${euros(left)} under your budget of ${euros(budget)}`
    : `, ${euros(-left)} over your budget of ${euros(budget)}`
}
