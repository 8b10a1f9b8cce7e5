import type { Agent } from '@callboard/agent'
import type { Hotel } from '../../board/hotel.ts'
import type { Trip } from '../../board/trip.ts'
import { euros } from '../../domain/money/euros.ts'
import type { Order } from '../a2a/order.ts'
import { SPECIALISTS, type SpecialistName } from '../environment.ts'
import { runWithSignal } from '../run-with-signal.ts'
import { readItinerary, totalOf } from './board-view.ts'
import {
  describeBudget,
  describeDates,
  describeHotel,
  describeLeg,
  describeParty,
  describeTrip,
} from './describe-itinerary.ts'
import type { Dispatch, Dispatched } from './dispatch.ts'

/** What part of the budget each specialist may spend at first. */
const SHARES: Readonly<Record<SpecialistName, number>> = { flights: 0.48, hotels: 0.38, activities: 0.14 }

/** What planning needs. */
export interface PlanOptions {
  readonly agent: Agent
  readonly dispatch: Dispatch
  readonly trip: Trip
  /** Id of the orchestrator's task; the same one takes the work up again after a restart. */
  readonly taskId: string
  readonly signal: AbortSignal
  /** Whose part stays as it is. */
  readonly kept: readonly SpecialistName[]
  /** Called with hotels among which people may choose, as soon as it is known that they are the ones. */
  readonly onCloseHotels: (question: string, hotels: readonly Hotel[]) => void
}

/** Has the specialists plan a trip at the same time, and gives what to say about it. */
export async function planTrip(options: PlanOptions): Promise<string> {
  const { agent, dispatch, trip, taskId, signal } = options
  return runWithSignal(agent, { id: taskId, title: describeTrip(trip) }, signal, async (task) => {
    agent.setActivity(`Planning ${lowerFirst(describeTrip(trip))}`)
    const both = AbortSignal.any([signal, task.signal])
    const give = (name: SpecialistName, budgetEur: number | undefined, round: string): Promise<Dispatched> => {
      const order: Order = {
        id: `${taskId}-${name}${round}`,
        parent: task.ref,
        kind: 'plan',
        trip,
        ...(budgetEur === undefined ? {} : { budgetEur }),
      }
      return dispatch(name, order, both)
    }
    const share = (name: SpecialistName): number | undefined =>
      trip.budgetEur === undefined ? undefined : trip.budgetEur * SHARES[name]
    const offer = (round: string, given: Dispatched | undefined): void => {
      const close = given?.type === 'result' ? (given.result.close ?? []) : []
      if (close.length > 0) options.onCloseHotels(`hotel-${taskId}${round}`, close)
    }
    const names = SPECIALISTS.filter((name) => !options.kept.includes(name))
    const results = await Promise.all(
      names.map(async (name) => {
        const given = await give(name, share(name), '')
        // With a budget it depends on what the others cost whether it stays.
        if (name === 'hotels' && trip.budgetEur === undefined) offer('', given)
        return given
      }),
    )
    await task.checkpoint()
    const again = await rebalance(options, give)
    await task.checkpoint()
    if (again !== undefined) offer('-again', again)
    else if (trip.budgetEur !== undefined) offer('', results[names.indexOf('hotels')])
    agent.setActivity(undefined)
    return summary(options, names, results)
  })
}

/** What is said before the work begins. */
export function announcement(trip: Trip, today: string): string {
  return `Planning ${lowerFirst(describeTrip(trip))}, ${describeDates(trip, today)}, for ${describeParty(trip.party)}.`
}

/** When all together is over the budget, the hotel is chosen again within what the others leave. */
async function rebalance(
  { agent, trip }: PlanOptions,
  give: (name: SpecialistName, budgetEur: number, round: string) => Promise<Dispatched>,
): Promise<Dispatched | undefined> {
  const { budgetEur } = trip
  const planned = readItinerary(agent)
  if (budgetEur === undefined || totalOf(planned) <= budgetEur || planned.hotel === undefined) return undefined
  const others = totalOf(planned) - planned.hotel.totalEur
  if (others >= budgetEur) return undefined
  agent.setActivity(`${euros(totalOf(planned) - budgetEur)} over the budget: looking for a cheaper hotel`)
  return give('hotels', budgetEur - others, '-again')
}

function summary(
  { agent, trip }: PlanOptions,
  names: readonly SpecialistName[],
  results: readonly Dispatched[],
): string {
  const planned = readItinerary(agent)
  const { outbound, back, hotel, activities } = planned
  const lines = [`${describeTrip(trip)} is planned.`]
  if (outbound !== undefined) lines.push(`Out: ${describeLeg(outbound)}.`)
  if (back !== undefined) lines.push(`Back: ${describeLeg(back)}.`)
  if (hotel !== undefined) lines.push(`Hotel: ${describeHotel(hotel)}.`)
  if (activities.length > 0) lines.push(`To do: ${activities.map(({ title }) => title).join('; ')}.`)
  lines.push(...results.flatMap((result, index) => troubleWith(names[index], result)))
  lines.push(`${euros(totalOf(planned))} in total${describeBudget(planned)}.`)
  return lines.join('\n')
}

/** What to say when a specialist brought nothing. */
export function troubleWith(name: SpecialistName | undefined, result: Dispatched): readonly string[] {
  if (result.type === 'result') return result.result.says
  if (result.type === 'away')
    return [`The ${name} agent does not answer, so that part is missing. Ask me again when it is back.`]
  return [`The ${name} agent could not do it: ${result.reason}`]
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
