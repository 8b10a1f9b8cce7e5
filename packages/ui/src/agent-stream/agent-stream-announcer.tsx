import { useEffect, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { spokenText } from '../announce/spoken-text.ts'
import { ConditionContext, useAroundPart } from './stream-context.tsx'

/**
 * Tells screen readers, politely and once, what was said while they were here: when it is finished, never as it comes; or
 * that it was interrupted or failed. Renders a `<div>` that is not seen.
 */
export const AgentStreamAnnouncer: Part<'div', object> = createPart('div', 'AgentStream.Announcer', () => {
  const { stream, status, finalText } = useAroundPart(ConditionContext, 'AgentStream.Announcer')
  const { strings } = useStrings(ENGLISH_STREAMS)
  const [watched, setWatched] = useState<string>()
  useEffect(() => {
    if (status === 'streaming') setWatched(stream)
  }, [stream, status])
  const isSaid = finalText !== undefined && stream !== undefined && watched === stream
  return {
    state: {},
    own: {
      role: 'status',
      'aria-live': 'polite',
      'aria-atomic': true,
      className: 'cb-visually-hidden',
      children: isSaid ? spokenText(status === 'done' ? finalText : strings.streamStatus[status]) : '',
    },
  }
})
