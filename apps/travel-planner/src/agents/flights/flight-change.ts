import type { Flight } from '../../board/flight.ts'
import type { Trip } from '../../board/trip.ts'
import { FLIGHT_LEGS, type FlightLeg, type FlightWish } from '../../domain/flights/choose-flight.ts'
import { wishesOf, type ChangeIntent } from '../../language/intent.ts'

/**
 * Which directions a change is about. Said of "the flight", a time means the outbound one and a price both; while one
 * is missing on the board, "another flight" means that one.
 */
export function legsOf(change: ChangeIntent, trip: Trip, missing: readonly FlightLeg[]): readonly FlightLeg[] {
  const legs: readonly FlightLeg[] = trip.returnDay === undefined ? ['outbound'] : FLIGHT_LEGS
  if (change.target === 'outbound' || change.target === 'return') return legs.filter((leg) => leg === change.target)
  const wishes = wishesOf(change)
  const aboutTime =
    wishes.includes('later') || wishes.includes('earlier') || change.after !== undefined || change.before !== undefined
  const gaps = legs.filter((leg) => missing.includes(leg))
  if (change.action !== 'remove' && gaps.length > 0) return gaps
  return aboutTime ? ['outbound'] : legs
}

/** Whether a change names what the flight shall be like, rather than only asking for another one. */
export function asksForSomething(change: ChangeIntent): boolean {
  const relative = wishesOf(change).some((wish) => wish !== 'direct')
  const absolute = wishesOf(change).includes('direct') || (change.after ?? change.before) !== undefined
  return absolute && !relative
}

/** What a change asks of the flight of one direction, given what is chosen now. */
export function wishFor(
  change: ChangeIntent,
  leg: FlightLeg,
  trip: Trip,
  current: Flight | undefined,
  other: Flight | undefined,
  declined: readonly string[],
): FlightWish {
  const day = leg === 'outbound' ? trip.departDay : (trip.returnDay ?? trip.departDay)
  const departure = change.arrival !== true
  const wishes = wishesOf(change)
  const afterLanding = leg === 'return' ? other?.arrivesAt : undefined
  const after = [
    change.after === undefined || !departure ? undefined : `${day}T${change.after}`,
    wishes.includes('later') ? current?.departsAt : undefined,
    afterLanding,
  ].filter((time) => time !== undefined)
  const before = [
    change.before === undefined || !departure ? undefined : `${day}T${change.before}`,
    wishes.includes('earlier') ? current?.departsAt : undefined,
  ].filter((time) => time !== undefined)
  return {
    without: [...declined, ...(current === undefined ? [] : [current.id])],
    ...(after.length === 0 ? {} : { departsAfter: after.toSorted().at(-1) }),
    ...(before.length === 0 ? {} : { departsBefore: before.toSorted()[0] }),
    ...(wishes.includes('cheaper') && current !== undefined ? { cheaperThanEur: current.priceEur } : {}),
    ...(wishes.includes('shorter') && current !== undefined ? { shorterThanMinutes: current.durationMinutes } : {}),
    ...(change.after === undefined || departure ? {} : { arrivesAfter: `${day}T${change.after}` }),
    ...(change.before === undefined || departure ? {} : { arrivesBefore: `${day}T${change.before}` }),
    ...(wishes.includes('direct') ? { direct: true } : {}),
  }
}
