import { CornerDownRight } from 'lucide-react'
import { useId, useState, type FormEvent, type ReactElement } from 'react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useControls, type AgentControlsState } from './controls-context.tsx'

/** What an instruction holds at most. Characters. */
const LONGEST_INSTRUCTION = 4_000

/** A field for a new instruction for what the target does. Renders a `<form>`. */
export const AgentControlsSteer: Part<'form', AgentControlsState> = createPart('form', 'AgentControls.Steer', () => {
  const { controls: { steer }, state, isHidden } = useControls('AgentControls.Steer')
  const { strings } = useStrings(ENGLISH_CONTROLS, ENGLISH_STREAMS)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  if (isHidden) return null
  return {
    state,
    own: {
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault()
        if (text.trim() === '' || !steer.allowed) return
        try {
          if (steer.run(text.trim()) !== undefined) setText('')
          setProblem(undefined)
        } catch (error) {
          setProblem(strings.problem(error instanceof Error ? error : new Error(String(error))))
        }
      },
      children: (
        <Field
          text={text}
          problem={problem}
          why={steer.why === undefined ? undefined : strings.controlReason[steer.why]}
          isOff={!steer.allowed}
          onChange={setText}
        />
      ),
    },
  }
})

interface FieldProps {
  readonly text: string
  readonly problem: string | undefined
  readonly why: string | undefined
  readonly isOff: boolean
  onChange(text: string): void
}

function Field({ text, problem, why, isOff, onChange }: FieldProps): ReactElement {
  const { strings } = useStrings(ENGLISH_CONTROLS, ENGLISH_STREAMS)
  const id = useId()
  const note = problem ?? why
  return (
    <>
      <span className="cb-agent-controls-box">
        <input
          className="cb-agent-controls-input"
          dir="auto"
          value={text}
          maxLength={LONGEST_INSTRUCTION}
          readOnly={isOff}
          placeholder={isOff ? undefined : strings.steerPlaceholder}
          aria-label={strings.steer}
          aria-disabled={isOff || undefined}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={note === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.value)}
        />
        <button type="submit" className="cb-icon-button" aria-label={strings.steerSend} title={strings.steerSend} aria-disabled={isOff || text.trim() === '' || undefined}>
          <Icon of={CornerDownRight} directional />
        </button>
      </span>
      {note === undefined ? null : (
        <span id={id} className={problem === undefined ? 'cb-field-hint' : 'cb-field-problem'}>
          {problem === undefined ? null : <StatusIcon status="stalled" />}
          {note}
        </span>
      )}
    </>
  )
}
