import { ArrowDown } from 'lucide-react'
import type { MouseEvent } from 'react'
import { Icon } from '../icon/icon.tsx'
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
          <Icon of={ArrowDown} />
          {strings.jumpToNewest(newCount, formats)}
        </>
      ),
    },
  }
})
