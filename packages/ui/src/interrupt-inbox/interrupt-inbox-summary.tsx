import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInbox, type InterruptInboxState } from './inbox-context.tsx'

/** How many are open. Renders a `<p>`, or nothing while none is. */
export const InterruptInboxSummary: Part<'p', InterruptInboxState> = createPart('p', 'InterruptInbox.Summary', () => {
  const { openCount, state } = useInbox('InterruptInbox.Summary')
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  return openCount === 0 ? null : { state, own: { children: strings.inboxSummary(openCount, formats) } }
})
