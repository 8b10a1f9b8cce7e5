import { useConnection, useSession } from '@callboard/react'
import { interruptsOf } from '@callboard/session/interrupts'
import { useEffect, useRef, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInbox } from './inbox-context.tsx'

/** Questions that come within so long are told together. */
const TOGETHER_MS = 600

interface Asked {
  readonly agent: string
  readonly title: string
}

/**
 * Tells screen readers of each new question: politely, once, many as one sentence; what was there from the start is not
 * new. Renders a `<div>` that is not seen.
 */
export const InterruptInboxAnnouncer: Part<'div', object> = createPart('div', 'InterruptInbox.Announcer', () => {
  const asked = useNewQuestions()
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  return {
    state: {},
    own: {
      role: 'status',
      'aria-live': 'polite',
      'aria-atomic': true,
      className: 'cb-visually-hidden',
      children: asked.length === 0 ? '' : strings.questionsAsked(asked, formats),
    },
  }
})

function useNewQuestions(): readonly Asked[] {
  const session = useSession()
  const { everSynced } = useConnection()
  const { keys } = useInbox('InterruptInbox.Announcer')
  const [told, setTold] = useState<readonly Asked[]>([])
  const known = useRef<Set<string> | undefined>(undefined)
  const waiting = useRef<readonly string[]>([])

  useEffect(() => {
    if (!everSynced) return
    const fresh = known.current === undefined ? [] : keys.filter((key) => known.current?.has(key) === false)
    known.current = new Set([...(known.current ?? []), ...keys])
    waiting.current = [...waiting.current, ...fresh]
    if (waiting.current.length === 0) return
    const timer = setTimeout(() => {
      const { views } = interruptsOf(session)
      const told = waiting.current.flatMap((key) => views.get(key).getSnapshot() ?? [])
      waiting.current = []
      setTold(told.map(({ agentName, title }) => ({ agent: agentName, title })))
    }, TOGETHER_MS)
    return () => clearTimeout(timer)
  }, [session, everSynced, keys])

  return told
}
