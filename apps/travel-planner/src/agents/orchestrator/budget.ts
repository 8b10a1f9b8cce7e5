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

/**
 * A budget that a person sets, as the setting or in the trip, counts for the trip and is answered once, by `say`. The
 * result stops watching.
 */
export function watchBudget(agent: Agent, say: (text: string) => void): () => void {
  const answer = (budgetEur: number | undefined): void => {
    if (budgetEur !== undefined && !isEmpty(readItinerary(agent))) say(budgetNote(agent, budgetEur))
  }
  const unwatchSetting = agent.config.subscribe((changes) => {
    const budget = changes.find(({ key, by }) => key === 'budget' && by === 'other')
    const trip = agent.selections.get('trip')
    // When the trip has it already, it came with the same change, which is answered there.
    if (budget === undefined || trip === undefined || budget.value === trip.budgetEur) return
    agent.selections.set('trip', withBudget(trip, budget.value))
    answer(budget.value)
  })
  const unwatchTrip = agent.selections.subscribe((changes) => {
    for (const change of changes) {
      if (change.key !== 'trip' || change.by === 'self') continue
      const { value, previous } = change
      if (value === undefined || previous === undefined || value.budgetEur === previous.budgetEur) continue
      answer(value.budgetEur)
    }
  })
  return () => {
    unwatchSetting()
    unwatchTrip()
  }
}

function withBudget(trip: Trip, budgetEur: number | undefined): Trip {
  const { budgetEur: _, ...rest } = trip
  return budgetEur === undefined ? rest : { ...rest, budgetEur }
}
