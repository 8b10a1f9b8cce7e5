import { Button } from '@base-ui/react/button'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInbox, type InterruptInboxState } from './inbox-context.tsx'

/** Puts away what was decided. Renders a `<button>`, or nothing while nothing was. */
export const InterruptInboxClear: Part<'button', InterruptInboxState> = createPart('button', 'InterruptInbox.Clear', () => {
  const { decidedCount, clearDecided, state } = useInbox('InterruptInbox.Clear')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  if (decidedCount === 0) return null
  return {
    state,
    base: Button,
    own: {
      'data-look': 'quiet',
      onClick: (event: React.MouseEvent<HTMLElement>) => {
        // This button leaves with what it clears.
        event.currentTarget.closest<HTMLElement>('section')?.focus()
        clearDecided()
      },
      children: strings.clearDecided,
    },
  }
})
