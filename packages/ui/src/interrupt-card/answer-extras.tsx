import { useState, type ReactElement, type ReactNode } from 'react'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AnswerButton } from './answer-button.tsx'
import { AnswerField } from './answer-field.tsx'
import { useInterruptCard } from './interrupt-context.tsx'

/** What `text` holds at most. Characters. */
export const LONGEST_ANSWER = 4_000

/** Beside the answer itself, what every kind can have: a reply in words, setting it aside, putting it off. */
export function AnswerExtras({ children }: { children?: ReactNode }): ReactElement {
  const { interrupt, ignore, snooze } = useInterruptCard('InterruptCard.Answer')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const [isReplying, setReplying] = useState(false)
  const canReply = interrupt.kind !== 'text' && interrupt.answers.includes('respond')
  return (
    <>
      <span className="cb-answer-more">
        {children}
        {canReply ? (
          <AnswerButton look="quiet" expanded={isReplying} onClick={() => setReplying(!isReplying)}>{strings.respondInstead}</AnswerButton>
        ) : null}
        {interrupt.answers.includes('ignore') ? <AnswerButton look="quiet" onClick={ignore}>{strings.ignore}</AnswerButton> : null}
        <AnswerButton look="quiet" onClick={snooze}>{strings.snooze}</AnswerButton>
      </span>
      {isReplying ? <Reply /> : null}
    </>
  )
}

function Reply(): ReactElement {
  const { canAnswer, send } = useInterruptCard('InterruptCard.Answer')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = (): void => {
    if (text.trim() === '') setProblem(strings.nothingWritten)
    else send({ type: 'respond', text: text.trim() })
  }
  return (
    <div className="cb-interrupt-card-reply">
      <AnswerField
        label={strings.answerLabel}
        value={text}
        maxLength={LONGEST_ANSWER}
        problem={problem}
        isOff={!canAnswer}
        onChange={(written) => {
          setText(written)
          setProblem(undefined)
        }}
        onSubmit={submit}
      />
      <AnswerButton onClick={submit}>{strings.respond}</AnswerButton>
    </div>
  )
}
