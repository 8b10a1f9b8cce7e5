import { useConnection } from '@callboard/react'
import { useState, type FormEvent, type ReactElement } from 'react'
import { GUEST } from './stored-person.ts'

const LONGEST_NAME = 40

export interface NameFieldProps {
  readonly name: string
  readonly onRename: (name: string) => void
}

/** The person's own name, under which agents and others see them. Saved on Enter or when left. */
export function NameField({ name, onRename }: NameFieldProps): ReactElement {
  const [draft, setDraft] = useState(name)
  // A new name signs on anew; what has not reached the relay yet must do so first.
  const { saving, status } = useConnection()
  const save = () => {
    const next = draft.trim() || GUEST
    setDraft(next)
    if (next !== name) onRename(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <form className="tp-name" onSubmit={submit}>
      <label className="tp-visually-hidden" htmlFor="person-name">Your name</label>
      <input
        id="person-name"
        className="tp-name-input"
        value={draft}
        maxLength={LONGEST_NAME}
        spellCheck={false}
        disabled={status !== 'connected' || saving === 'saving'}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={save}
      />
    </form>
  )
}
