import { useSelection, useSelections } from '@callboard/react'
import type { ReactElement } from 'react'
import { formatEuros } from './format.ts'
import { useBudget } from './use-budget.ts'

/** What all of it costs together, and how that stands to the budget. */
export function TotalLine(): ReactElement | null {
  const parts = [useSelection('flight/outbound'), useSelection('flight/return'), useSelection('hotel')]
  const activities = useSelections('activity')
  const { budget } = useBudget()
  const chosen = [...parts, ...activities].filter(({ value, valid }) => value !== undefined && valid)
  if (chosen.length === 0) return null
  const total = chosen.reduce((sum, { value }) => sum + (value?.totalEur ?? 0), 0)
  const share = budget ? total / budget : undefined
  return (
    <div className="tp-total" data-over={share !== undefined && share > 1 || undefined}>
      <p className="tp-total-line">
        <span>Total</span>
        <strong>{formatEuros(total)}</strong>
      </p>
      {budget !== undefined && share !== undefined && (
        <>
          <meter
            className="tp-meter"
            aria-label="Share of the budget"
            min={0}
            max={budget}
            value={Math.min(total, budget)}
          >
            {formatEuros(total)}
          </meter>
          <p className="tp-soft">
            {total > budget
              ? `${formatEuros(total - budget)} over the budget of ${formatEuros(budget)}`
              : `${formatEuros(budget - total)} of ${formatEuros(budget)} left`}
          </p>
        </>
      )}
    </div>
  )
}
