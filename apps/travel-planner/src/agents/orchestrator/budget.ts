import type { Agent } from '@callboard/agent'
import type { Trip } from '../../board/trip.ts'
import { euros } from '../../domain/money/euros.ts'
import { isEmpty, readItinerary, totalOf } from './board-view.ts'
import { sameTrip } from './same-trip.ts'

/** Whether only the budget is another one, and what is planned keeps to it: then it stays as the person has made it. */
export function staysWithin(agent: Agent, trip: Trip): boolean {
  const before = agent.selections.get('trip')
  const itinerary = readItinerary(agent)
  if (before === undefined || isEmpty(itinerary)) return false
  return sameTrip(withBudget(before, trip.budgetEur), trip) && totalOf(itinerary) <= (trip.budgetEur ?? Infinity)
}

/** Says how the plan stands to a budget that has just been set. */
export function budgetNote(agent: Agent, budgetEur: number | undefined): string {
  if (budgetEur === undefined) return 'There is no limit any more; the plan stays as it is.'
  const over = totalOf(readItinerary(agent)) - budgetEur
  return over > 0
    ? `Your budget is now ${euros(budgetEur)}; the plan is ${euros(over)} over it. Say "cheaper".`
    : `Your budget is now ${euros(budgetEur)}; the plan is ${euros(-over)} under it.`
}

/** A budget that is set on the page counts for the trip, and is answered. The result stops watching. */
export function watchBudget(agent: Agent): () => void {
  return agent.config.subscribe((changes) => {
    const budget = changes.find(({ key, by }) => key === 'budget' && by === 'other')
    const trip = agent.selections.get('trip')
    if (budget === undefined || trip === undefined) return
    if (budget.value !== trip.budgetEur) agent.selections.set('trip', withBudget(trip, budget.value))
    if (budget.value === undefined || isEmpty(readItinerary(agent))) return
    agent.say(budgetNote(agent, budget.value))
  })
}

function withBudget(trip: Trip, budgetEur: number | undefined): Trip {
  const { budgetEur: _, ...rest } = trip
  return budgetEur === undefined ? rest : { ...rest, budgetEur }
}
