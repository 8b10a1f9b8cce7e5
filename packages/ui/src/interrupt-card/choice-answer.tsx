import { useId, useState, type FormEvent, type ReactElement } from 'react'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AnswerButton } from './answer-button.tsx'
import { AnswerExtras } from './answer-extras.tsx'
import { useInterruptCard } from './interrupt-context.tsx'

/** One or several of the options: radio buttons or checkboxes, and a button that sends. */
export function ChoiceAnswer(): ReactElement {
  const { interrupt, titleId, canAnswer, send } = useInterruptCard('InterruptCard.Answer')
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const id = useId()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string>()
  const { options, maxChoices } = interrupt
  const isSingle = maxChoices <= 1
  const toggle = (option: string): void => {
    setProblem(undefined)
    if (isSingle) setChosen([option])
    else setChosen(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option])
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!canAnswer) return
    if (chosen.length === 0) setProblem(strings.nothingChosen)
    else if (chosen.length > maxChoices) setProblem(strings.tooManyChosen(maxChoices, formats))
    // In the order in which they were offered, whatever the order of the clicks.
    else send({ type: 'choose', options: options.map((option) => option.id).filter((each) => chosen.includes(each)) })
  }
  return (
    <form noValidate onSubmit={submit}>
      {isSingle ? null : <p className="cb-field-hint" id={`${id}hint`}>{strings.chooseUpTo(maxChoices, formats)}</p>}
      <div
        role={isSingle ? 'radiogroup' : 'group'}
        aria-labelledby={titleId}
        aria-describedby={[isSingle ? '' : `${id}hint`, problem === undefined ? '' : `${id}problem`].filter(Boolean).join(' ') || undefined}
        className="cb-choice-options"
      >
        {options.map((option, index) => (
          <label key={option.id} className="cb-choice-option" data-checked={chosen.includes(option.id) ? '' : undefined}>
            <input
              type={isSingle ? 'radio' : 'checkbox'}
              name={id}
              value={option.id}
              checked={chosen.includes(option.id)}
              aria-disabled={canAnswer ? undefined : true}
              aria-labelledby={`${id}${index}label`}
              aria-describedby={option.description === undefined ? undefined : `${id}${index}`}
              onChange={() => {
                if (canAnswer) toggle(option.id)
              }}
            />
            <span id={`${id}${index}label`} className="cb-choice-label" dir="auto">{option.label}</span>
            {option.description === undefined ? null : (
              <span id={`${id}${index}`} className="cb-choice-description" dir="auto">{option.description}</span>
            )}
          </label>
        ))}
      </div>
      <p className="cb-field-problem" id={`${id}problem`} role="alert">{problem === undefined ? null : <><StatusIcon status="stalled" />{problem}</>}</p>
      <div className="cb-answer-buttons">
        <AnswerButton type="submit" look="primary">{strings.choose}</AnswerButton>
        <AnswerExtras />
      </div>
    </form>
  )
}
