import { Button } from '@base-ui/react/button'
import { useSession } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_CONNECTION } from '../strings/english/connection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInterruptCard, type InterruptCardState } from './interrupt-context.tsx'

/** Takes a question whose agent is gone, or whose time is up, off everybody's list. Renders a `<button>`, or nothing. */
export const InterruptCardDismiss: Part<'button', InterruptCardState> = createPart('button', 'InterruptCard.Dismiss', () => {
  const { state, dismiss } = useInterruptCard('InterruptCard.Dismiss')
  const { identity } = useSession()
  const { strings } = useStrings(ENGLISH_CONNECTION)
  if ((state.phase !== 'unattended' && state.phase !== 'expired') || identity.kind !== 'person') return null
  return {
    state,
    base: Button,
    own: {
      'data-look': 'secondary',
      onClick: dismiss,
      children: strings.dismiss,
    },
  }
})
