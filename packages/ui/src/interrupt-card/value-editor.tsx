import { useDeferredValue, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { jsonText } from '../agent-stream/json-text.ts'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AnswerButton } from './answer-button.tsx'
import { AnswerExtras, LONGEST_ANSWER } from './answer-extras.tsx'
import { AnswerField } from './answer-field.tsx'
import { DraftChanges } from './draft-changes.tsx'
import { useInterruptCard } from './interrupt-context.tsx'

const MOST_ROWS = 14
/** About how many characters stand on a line. */
const LINE_CHARS = 70

export interface ValueEditorProps {
  /** What is to be changed: words, or any JSON, which is then edited as such. */
  readonly original: unknown
  /** Leaves the editor. Left out: it stays. */
  readonly onClose?: (() => void) | undefined
}

/** An editor for a draft, with what was changed in it marked below. */
export function ValueEditor({ original, onClose }: ValueEditorProps): ReactElement {
  const { interrupt, canAnswer, send } = useInterruptCard('InterruptCard.Answer')
  const { strings } = useStrings(ENGLISH_INTERRUPTS, ENGLISH_STREAMS)
  const isText = typeof original === 'string'
  const before = isText ? original : original === undefined ? '' : jsonText(original)
  const [after, setAfter] = useState(before)
  const form = useRef<HTMLFormElement>(null)
  const [problem, setProblem] = useState<string>()
  const shown = useDeferredValue(after)
  const isChanged = after !== before
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (!canAnswer) return
    const answer = isText || original === undefined ? { text: after } : parseJson(after)
    if (answer === undefined) setProblem(strings.notJson)
    else send({ type: 'edit', ...answer })
  }
  const reset = (): void => {
    setAfter(before)
    setProblem(undefined)
    // The button leaves with what it undoes.
    form.current?.querySelector('textarea')?.focus()
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <AnswerField
        label={isText || original === undefined ? strings.editDraft : strings.toolInput}
        value={after}
        rows={rowsOf(before)}
        isCode={!isText && original !== undefined}
        maxLength={isText ? LONGEST_ANSWER : undefined}
        problem={problem}
        isOff={!canAnswer}
        takesFocus={onClose !== undefined}
        onChange={(written) => {
          setAfter(written)
          setProblem(undefined)
        }}
        onSubmit={submit}
      />
      {isChanged ? <DraftChanges before={before} after={shown} isCode={!isText} /> : null}
      <div className="cb-answer-buttons">
        {!isChanged && onClose === undefined && interrupt.answers.includes('accept')
          ? <AnswerButton look="primary" onClick={() => send({ type: 'accept' })}>{strings.acceptDraft}</AnswerButton>
          : <AnswerButton type="submit" look="primary">{isChanged ? strings.sendEdited : strings.sendAsIs}</AnswerButton>}
        {isChanged ? <AnswerButton onClick={reset}>{strings.resetDraft}</AnswerButton> : null}
        {onClose === undefined ? <AnswerExtras /> : <AnswerButton look="quiet" onClick={onClose}>{strings.close}</AnswerButton>}
      </div>
    </form>
  )
}

function rowsOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0)
  return Math.min(Math.max(lines, 3), MOST_ROWS)
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
