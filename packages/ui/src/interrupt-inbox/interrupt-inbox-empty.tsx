import { EmptyWords } from '../empty/empty-words.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInbox, type InterruptInboxState } from './inbox-context.tsx'

/** What stands in the place of the list while nothing is asked. Renders a `<div>`, or nothing. */
export const InterruptInboxEmpty: Part<'div', InterruptInboxState> = createPart('div', 'InterruptInbox.Empty', () => {
  const { state } = useInbox('InterruptInbox.Empty')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  if (state.content === 'full') return null
  const loading = state.content === 'loading'
  return {
    state,
    own: { children: <EmptyWords loading={loading} title={strings.inboxEmpty} hint={strings.inboxEmptyHint} /> },
  }
})
