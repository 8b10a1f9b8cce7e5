import { useId, useState, type ReactElement } from 'react'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AnswerButton } from './answer-button.tsx'
import { AnswerExtras } from './answer-extras.tsx'
import { AnswerField } from './answer-field.tsx'
import { ValueEditor } from './value-editor.tsx'
import { useInterruptCard } from './interrupt-context.tsx'

/** What `reason` holds at most. Characters. */
const LONGEST_REASON = 500

/** Yes or no: a button for each way to say yes, one to say no, and room for a reason. */
export function ApprovalAnswer(): ReactElement {
  const { interrupt, canAnswer, isEditing, setEditing, send } = useInterruptCard('InterruptCard.Answer')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const [reason, setReason] = useState<string>()
  const [wasEditing, setWasEditing] = useState(false)
  const original = interrupt.draft ?? interrupt.tool?.input
  const said = reason === undefined || reason.trim() === '' ? {} : { reason: reason.trim() }
  if (isEditing) return <ValueEditor original={original} onClose={() => setEditing(false)} />
  const edit = (): void => {
    setWasEditing(true)
    setEditing(true)
  }
  return (
    <>
      {reason === undefined ? null : (
        <AnswerField label={strings.reasonLabel} value={reason} maxLength={LONGEST_REASON} isOff={!canAnswer} takesFocus onChange={setReason} />
      )}
      <div className="cb-answer-buttons">
        <AcceptButtons said={said} />
        <AnswerButton look="danger" onClick={() => send({ type: 'reject', ...said })}>{strings.reject}</AnswerButton>
        {interrupt.answers.includes('edit') && original !== undefined
          ? <AnswerButton takesFocus={wasEditing} onClick={edit}>{strings.editInput}</AnswerButton>
          : null}
        <AnswerExtras>
          {reason === undefined ? <AnswerButton look="quiet" onClick={() => setReason('')}>{strings.addReason}</AnswerButton> : null}
        </AnswerExtras>
      </div>
    </>
  )
}

function AcceptButtons({ said }: { said: { readonly reason?: string } }): ReactElement {
  const { interrupt, send } = useInterruptCard('InterruptCard.Answer')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const id = useId()
  const { options } = interrupt
  if (options.length === 0) return <AnswerButton look="primary" onClick={() => send({ type: 'accept', ...said })}>{strings.approve}</AnswerButton>
  return (
    <>
      {options.map((option, index) => {
        const hint = option.scope === 'always' ? [strings.scopeAlways, option.description].filter(Boolean).join(' · ') : option.description
        return (
          <span key={option.id} className="cb-answer-option">
            <AnswerButton
              look={index === 0 ? 'primary' : 'secondary'}
              describedBy={hint === undefined ? undefined : `${id}${index}`}
              onClick={() => send({ type: 'accept', options: [option.id], ...said })}
            >
              {option.label}
            </AnswerButton>
            {hint === undefined ? null : <span id={`${id}${index}`} className="cb-answer-option-hint" dir="auto">{hint}</span>}
          </span>
        )
      })}
    </>
  )
}
