import { useConfig, useSelection } from '@callboard/react'

/** The most the trip may cost, in euros: what the person has set, else what they have said. */
export function useBudget(): number | undefined {
  const { value: set } = useConfig('budget')
  const { value: trip } = useSelection('trip')
  return set ?? trip?.budgetEur
}
