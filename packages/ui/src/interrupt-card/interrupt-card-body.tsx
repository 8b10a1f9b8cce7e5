import { PlainText } from '../agent-stream/plain-text.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'

/** The question in full, as it was written; or that it is still being loaded. Renders a `<div>`, or nothing. */
export const InterruptCardBody: Part<'div', InterruptCardState> = createPart('div', 'InterruptCard.Body', () => {
  const { interrupt, state, bodyId } = useInterruptCard('InterruptCard.Body')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const { body, details } = interrupt
  if (body === undefined && details !== 'loading' && details !== 'failed') return null
  return {
    state,
    own: {
      id: bodyId,
      children: (
        <>
          {body === undefined ? null : <PlainText text={body} state="done" />}
          {details === 'loading' ? <p className="cb-interrupt-card-loading">{strings.detailsLoading}</p> : null}
          {details === 'failed' ? (
            <p className="cb-interrupt-card-failed"><StatusIcon status="failed" /> {strings.detailsFailed}</p>
          ) : null}
        </>
      ),
    },
  }
})
