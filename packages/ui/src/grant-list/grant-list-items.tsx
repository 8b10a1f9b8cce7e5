import type { ReactNode } from 'react'
import type { GrantView } from '@callboard/session/interrupts'
import { createPart, type Part } from '../part/create-part.tsx'
import { useGrantList } from './grant-list-context.tsx'
import { GrantListItem } from './grant-list-item.tsx'

export interface GrantListItemsOptions {
  /** Makes a grant's item, a `GrantList.Item` with a key. Left out: the standard item. */
  children?: ((grant: GrantView) => ReactNode) | undefined
}

/** The grants, newest first. Renders a `<ul>`, or nothing while there are none. */
export const GrantListItems: Part<'ul', object, GrantListItemsOptions> = createPart(
  'ul',
  'GrantList.Items',
  ({ children: item = standardItem, ...rest }: GrantListItemsOptions) => {
    const { grants } = useGrantList('GrantList.Items')
    if (grants.length === 0) return null
    return { state: {}, rest, own: { role: 'list', children: grants.map((grant) => item(grant)) } }
  },
)

function standardItem(grant: GrantView): ReactNode {
  return <GrantListItem key={grant.key} grant={grant} />
}
