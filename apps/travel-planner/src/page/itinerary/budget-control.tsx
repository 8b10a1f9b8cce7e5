import { useState, type FormEvent, type ReactElement } from 'react'
import { useBudget } from './use-budget.ts'

/** The most the trip may cost, which the agents heed. Saved on Enter or when left; empty is no limit. */
export function BudgetControl(): ReactElement {
  const { budget, setBudget } = useBudget()
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? (budget === undefined ? '' : String(budget))
  const save = () => {
    if (draft === undefined) return
    setDraft(undefined)
    const amount = Number(draft)
    if (draft.trim() === '') setBudget(undefined)
    else if (Number.isFinite(amount) && amount >= 0 && amount !== budget) setBudget(amount)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <form className="tp-budget" onSubmit={submit}>
      <label className="tp-head tp-soft">
        <span>Budget</span>
        <span className="tp-budget-field">
          <span aria-hidden="true">€</span>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            step={50}
            placeholder="no limit"
            value={shown}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={save}
          />
        </span>
      </label>
    </form>
  )
}
