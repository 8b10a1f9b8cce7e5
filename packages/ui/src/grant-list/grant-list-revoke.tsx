import { Button } from '@base-ui/react/button'
import { useSession } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { grantState, useGrantList, useShownGrant, type GrantListItemState } from './grant-list-context.tsx'

/** Takes its grant back: the agent asks again from then on. Renders a `<button>`, or nothing for who only watches. */
export const GrantListRevoke: Part<'button', GrantListItemState> = createPart('button', 'GrantList.Revoke', () => {
  const grant = useShownGrant('GrantList.Revoke')
  const { revoke } = useGrantList('GrantList.Revoke')
  const { identity } = useSession()
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  if (identity.kind !== 'person') return null
  const { covers, agentName } = grant
  const state = grantState(grant)
  const isRevoking = state.revoking
  return {
    state,
    base: Button,
    own: {
      'data-revoke': '',
      'data-look': 'secondary',
      'aria-label': strings.revokeGrant(covers, agentName, isRevoking),
      // It keeps the focus until the agent has taken the grant back.
      'aria-disabled': isRevoking || undefined,
      onClick: () => {
        if (!isRevoking) revoke(grant)
      },
      children: isRevoking ? strings.revoking : strings.revoke,
    },
  }
})
