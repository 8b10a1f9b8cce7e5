import type { Agent } from '@callboard/agent'
import type { Activity } from '../../board/activity.ts'
import type { Flight } from '../../board/flight.ts'
import type { Hotel } from '../../board/hotel.ts'
import type { Trip } from '../../board/trip.ts'

/** What is selected, as it stands on the board now. */
export interface Itinerary {
  readonly trip: Trip | undefined
  readonly outbound: Flight | undefined
  readonly back: Flight | undefined
  readonly hotel: Hotel | undefined
  /** In order of time. */
  readonly activities: readonly Activity[]
}

/** Reads the itinerary from the session document. */
export function readItinerary({ selections, session }: Agent): Itinerary {
  const activities = session.selections.ids
    .getSnapshot()
    .filter((key): key is `activity/${string}` => key.startsWith('activity/'))
    .flatMap((key) => selections.get(key) ?? [])
  return {
    trip: selections.get('trip'),
    outbound: selections.get('flight/outbound'),
    back: selections.get('flight/return'),
    hotel: selections.get('hotel'),
    activities: activities.toSorted((left, right) => left.startsAt.localeCompare(right.startsAt)),
  }
}

/** What all of it costs the party, in euros. */
export function totalOf({ outbound, back, hotel, activities }: Itinerary): number {
  return [outbound, back, hotel, ...activities].reduce((sum, part) => sum + (part?.totalEur ?? 0), 0)
}

/** Whether anything at all is selected beyond the trip itself. */
export function isEmpty({ outbound, back, hotel, activities }: Itinerary): boolean {
  return outbound === undefined && back === undefined && hotel === undefined && activities.length === 0
}
