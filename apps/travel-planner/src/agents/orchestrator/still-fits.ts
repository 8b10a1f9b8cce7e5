import type { Trip } from '../../board/trip.ts'
import { dayOfTime } from '../../domain/calendar/local-time.ts'
import type { SpecialistName } from '../environment.ts'
import type { Itinerary } from './board-view.ts'
import { sameTrip } from './same-trip.ts'

/**
 * Whose part of what is planned fits another trip as it is, so that it stays: that of hotels and activities, when one
 * only leaves from elsewhere.
 */
export function stillFits(before: Trip | undefined, after: Trip, planned: Itinerary): readonly SpecialistName[] {
  if (before === undefined || !sameTrip({ ...before, origin: after.origin }, after)) return []
  const { hotel, activities } = planned
  const { destination, departDay, returnDay, nights } = after
  // What an older trip left there, because its specialist was away, may look like it belongs to this one.
  const hotelFits = hotel?.city === destination.name && hotel.checkIn === departDay && hotel.nights === nights
  const fits = (startsAt: string): boolean => {
    const day = dayOfTime(startsAt)
    return day >= departDay && (returnDay === undefined || day <= returnDay)
  }
  const activitiesFit =
    activities.length > 0 && activities.every(({ city, startsAt }) => city === destination.name && fits(startsAt))
  return [...(hotelFits ? (['hotels'] as const) : []), ...(activitiesFit ? (['activities'] as const) : [])]
}

/** Says what stays. */
export function staysNote(kept: readonly SpecialistName[]): string {
  if (kept.length === 0) return ''
  const things = kept.map((name) => (name === 'hotels' ? 'the hotel' : 'what there is to do'))
  const [first = '', second] = things
  const subject = second === undefined ? `${first} stays` : `${first} and ${second} stay`
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}.`
}
