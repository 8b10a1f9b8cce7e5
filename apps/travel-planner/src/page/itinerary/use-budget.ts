import { useConfig, useSelection } from '@callboard/react'

/** The most the trip may cost, in euros, and the way to change it. */
export interface Budget {
  /** That of the trip on the board, which may have been said; else the one set for the next trip. */
  readonly budget: number | undefined
  /** `undefined` is no limit. */
  setBudget(budget: number | undefined): void
}

/** Reads and sets the most the trip may cost. */
export function useBudget(): Budget {
  const { value: next, set, remove } = useConfig('budget')
  const { value: trip, set: setTrip } = useSelection('trip')
  return {
    budget: trip === undefined ? next : trip.budgetEur,
    setBudget: (budget) => {
      if (budget === undefined) remove()
      else set(budget)
      if (trip === undefined) return
      // Here, so that it also counts when no agent is there to see it.
      const { budgetEur: _, ...rest } = trip
      setTrip(budget === undefined ? rest : { ...rest, budgetEur: budget })
    },
  }
}
