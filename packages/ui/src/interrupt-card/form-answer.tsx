import { lazy, Suspense, type ReactElement } from 'react'
import { Chevron } from '../icon/chevron.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { AnswerExtras } from './answer-extras.tsx'
import { useInterruptCard } from './interrupt-context.tsx'

/** Loaded with the first form that is shown: most questions have none. */
const InterruptForm = lazy(async () => ({ default: (await import('../interrupt-form/interrupt-form.tsx')).InterruptForm }))

/** A form made from the question's JSON Schema; one that is not safe to run is said to be so, and not run. */
export function FormAnswer(): ReactElement {
  const { interrupt } = useInterruptCard('InterruptCard.Answer')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const { schema, schemaIssues: issues } = interrupt
  if (schema === undefined) {
    return (
      <>
        <p className="cb-interrupt-card-failed"><StatusIcon status="invalid" /> {strings.schemaNotRun}</p>
        {issues.length === 0 ? null : (
          <details className="cb-schema-issues">
            <summary className="cb-disclosure-summary"><Chevron /> {strings.schemaShow}</summary>
            <ul>{issues.slice(0, 5).map(({ path, message }) => <li key={`${path} ${message}`} lang="en" dir="ltr">{message}</li>)}</ul>
          </details>
        )}
        <div className="cb-answer-buttons"><AnswerExtras /></div>
      </>
    )
  }
  return (
    <Suspense fallback={<p className="cb-interrupt-card-loading">{strings.formLoading}</p>}>
      <InterruptForm schema={schema} />
    </Suspense>
  )
}
