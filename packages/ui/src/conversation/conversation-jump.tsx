import type { MouseEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useScroll } from './conversation-context.tsx'

/** Goes to the newest message, and says how many have come meanwhile. Renders a `<button>`, or nothing at the newest. */
export const ConversationJump: Part<'button', object> = createPart('button', 'Conversation.Jump', () => {
  const { isAtNewest, newCount, jumpToNewest } = useScroll('Conversation.Jump')
  const { strings, formats } = useStrings(ENGLISH_STREAMS)
  if (isAtNewest) return null
  return {
    state: {},
    own: {
      type: 'button',
      onClick: (event: MouseEvent<HTMLElement>) => {
        // The button goes, and with it the focus.
        event.currentTarget.closest<HTMLElement>('[role="log"]')?.focus({ preventScroll: true })
        jumpToNewest()
      },
      children: (
        <>
          <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
            <path d="M8 3v9.5M3.75 8.5 8 12.75l4.25-4.25" />
          </svg>
          {strings.jumpToNewest(newCount, formats)}
        </>
      ),
    },
  }
})
