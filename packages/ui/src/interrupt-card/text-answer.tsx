import { useState, type FormEvent, type ReactElement } from 'react'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AnswerButton } from './answer-button.tsx'
import { AnswerExtras, LONGEST_ANSWER } from './answer-extras.tsx'
import { AnswerField } from './answer-field.tsx'
import { useInterruptCard } from './interrupt-context.tsx'

/** A few words. Ctrl or Cmd and Enter sends. */
export function TextAnswer(): ReactElement {
  const { interrupt, canAnswer, send } = useInterruptCard('InterruptCard.Answer')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const [text, setText] = useState(typeof interrupt.draft === 'string' ? interrupt.draft : '')
  const [problem, setProblem] = useState<string>()
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (!canAnswer) return
    if (text.trim() === '') setProblem(strings.nothingWritten)
    else send({ type: 'respond', text: text.trim() })
  }
  return (
    <form noValidate onSubmit={submit}>
      <AnswerField
        label={strings.answerLabel}
        placeholder={strings.answerPlaceholder}
        value={text}
        maxLength={LONGEST_ANSWER}
        problem={problem}
        isOff={!canAnswer}
        isHiddenLabel
        onChange={(written) => {
          setText(written)
          setProblem(undefined)
        }}
        onSubmit={submit}
      />
      <div className="cb-answer-buttons">
        <AnswerButton type="submit" look="primary">{strings.respond}</AnswerButton>
        <AnswerExtras />
      </div>
    </form>
  )
}
