import type { ReactNode } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { SelectionListItem } from './selection-list-item.tsx'
import { useSelectionList } from './selection-context.tsx'

export interface SelectionListItemsOptions {
  /** Makes an entry's item, a `SelectionList.Item` with a key. Left out: the standard item. */
  children?: ((key: string) => ReactNode) | undefined
}

/** The entries. Renders a `<ul>`, or nothing while there are none. */
export const SelectionListItems: Part<'ul', object, SelectionListItemsOptions> = createPart(
  'ul',
  'SelectionList.Items',
  ({ children: item = standardItem, ...rest }: SelectionListItemsOptions) => {
    const { keys } = useSelectionList('SelectionList.Items')
    if (keys.length === 0) return null
    return { state: {}, rest, own: { role: 'list', children: keys.map((key) => item(key)) } }
  },
)

function standardItem(key: string): ReactNode {
  return <SelectionListItem key={key} entryKey={key} />
}
