import { useSession } from '@callboard/react'
import type { GrantView } from '@callboard/session/interrupts'
import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { Avatar } from '../avatar/avatar.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { grantState, ShownGrantContext, useGrantList, useShownGrant, type GrantListItemState } from './grant-list-context.tsx'
import { GrantListRevoke } from './grant-list-revoke.tsx'

export interface GrantListItemOptions {
  grant: GrantView
  children?: ReactNode
}

/** One grant: who may do what, who allowed it and when. Renders an `<li>`. */
export const GrantListItem: Part<'li', GrantListItemState, GrantListItemOptions> = createPart(
  'li',
  'GrantList.Item',
  ({ grant, children = <StandardItem />, ...rest }: GrantListItemOptions) => {
    const { itemLeaves } = useGrantList('GrantList.Item')
    const item = useRef<HTMLElement | null>(null)
    const leave = useRef(itemLeaves)
    useLayoutEffect(() => {
      leave.current = itemLeaves
    }, [itemLeaves])
    useLayoutEffect(() => {
      const element = item.current
      return () => {
        if (element !== null) leave.current(element)
      }
    }, [])
    return {
      state: grantState(grant),
      rest,
      ref: item,
      own: { 'data-grant': grant.key, children },
      wrap: (element) => <ShownGrantContext.Provider value={grant}>{element}</ShownGrantContext.Provider>,
    }
  },
)

function StandardItem(): ReactElement {
  const { agentId, agentName, covers, title, by, at, revoking } = useShownGrant('GrantList.Item')
  const { identity, now } = useSession()
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const isSelf = identity.kind === 'person' && identity.id === by.person
  return (
    <>
      <Avatar kind="agent" ownerId={agentId} name={agentName} />
      <div className="cb-grant-list-text">
        <span className="cb-grant-list-agent" dir="auto">{agentName}</span>
        <span className="cb-grant-list-covers" dir="auto">{covers}</span>
        {title === covers ? null : <span className="cb-grant-list-question" dir="auto">{strings.grantFrom(title)}</span>}
        <span className="cb-grant-list-by" dir="auto">
          {strings.grantedBy({ by: by.name ?? by.person, isSelf }, formats)}
          {' · '}
          <time dateTime={new Date(at).toISOString()}>{formats.day(at, now())}, {formats.clock(at)}</time>
        </span>
        {revoking?.state === 'refused' ?
          <span className="cb-grant-list-refusal" role="alert" dir="auto">{strings.revokeRefused(agentName, revoking.reason)}</span>
        : null}
      </div>
      <GrantListRevoke />
    </>
  )
}
