import { defineAppSchema } from '@callboard/session'
import { activitySchema } from './activity.ts'
import { eurosSchema } from './calendar.ts'
import { flightSchema } from './flight.ts'
import { hotelSchema } from './hotel.ts'
import { tripSchema } from './trip.ts'

/**
 * What the planner's board holds, for agents and page alike.
 *
 * Selections: `trip`, `flight/outbound`, `flight/return`, `hotel`, `activity/<id>`.
 * Settings: `budget`, the most that the whole trip may cost, in euros.
 */
export const appSchema = defineAppSchema({
  selections: { trip: tripSchema, flight: flightSchema, hotel: hotelSchema, activity: activitySchema },
  config: { budget: eurosSchema },
})

declare module '@callboard/session' {
  interface Register {
    schema: typeof appSchema
  }
}

/** The session that the planner's page and agents share. */
export const PLANNER_SESSION = 'travel'

/** Ids of the planner's agents on the board. */
export const PLANNER_AGENTS = ['orchestrator', 'flights', 'hotels', 'activities'] as const

/** Id of one of the planner's agents. */
export type PlannerAgent = (typeof PLANNER_AGENTS)[number]
