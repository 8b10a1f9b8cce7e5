import { useEffect, useId, useRef, type ChangeEvent, type KeyboardEvent, type ReactElement } from 'react'
import { StatusIcon } from '../status/status-icon.tsx'

export interface AnswerFieldProps {
  readonly label: string
  readonly value: string
  readonly rows?: number | undefined
  readonly placeholder?: string | undefined
  readonly problem?: string | undefined
  readonly isCode?: boolean | undefined
  readonly isHiddenLabel?: boolean | undefined
  readonly maxLength?: number | undefined
  readonly isOff: boolean
  /** Gets the focus when it appears, because what had it opened it. */
  readonly takesFocus?: boolean | undefined
  onChange(value: string): void
  /** Ctrl or Cmd and Enter. */
  onSubmit?: (() => void) | undefined
}

/** A box to write in, with its label and what is wrong with what stands in it. */
export function AnswerField(props: AnswerFieldProps): ReactElement {
  const { label, value, rows = 2, placeholder, problem, isCode, isHiddenLabel, maxLength, isOff, takesFocus, onChange, onSubmit } = props
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (takesFocus) box.current?.focus()
  }, [takesFocus])
  const hasProblem = problem !== undefined
  // Only an attempt to send makes a problem: where it is, is where one goes on.
  useEffect(() => {
    if (hasProblem) box.current?.focus()
  }, [hasProblem])
  return (
    <div className="cb-field" data-invalid={problem === undefined ? undefined : ''}>
      <label htmlFor={id} className={isHiddenLabel ? 'cb-visually-hidden' : 'cb-field-label'}>{label}</label>
      <textarea
        ref={box}
        id={id}
        className="cb-field-input"
        data-code={isCode ? '' : undefined}
        dir={isCode ? 'ltr' : 'auto'}
        rows={rows}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        readOnly={isOff}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || onSubmit === undefined) return
          event.preventDefault()
          onSubmit()
        }}
      />
      {problem === undefined ? null : <p id={`${id}-problem`} className="cb-field-problem"><StatusIcon status="stalled" />{problem}</p>}
    </div>
  )
}
