import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { ConditionContext, useAroundPart } from './stream-context.tsx'

/**
 * That something came before what is shown: it was skipped, is no longer kept, or is of an attempt that no longer counts.
 * Renders a `<p>`, or nothing.
 */
export const AgentStreamTruncated: Part<'p', object> = createPart('p', 'AgentStream.Truncated', () => {
  const { truncated, attempt } = useAroundPart(ConditionContext, 'AgentStream.Truncated')
  const { strings, formats } = useStrings(ENGLISH_STREAMS)
  const words = [
    attempt > 1 ? strings.streamAttempt(attempt, formats) : '',
    truncated ? strings.streamTruncated : '',
  ].filter(Boolean)
  return words.length === 0 ? null : { state: {}, own: { children: words.join(' ') } }
})
