import type { ReactElement, ReactNode } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { SelectionListChange } from './selection-list-change.tsx'
import { SelectionListEmpty } from './selection-list-empty.tsx'
import { SelectionListItem } from './selection-list-item.tsx'
import { SelectionListItems } from './selection-list-items.tsx'
import { SelectionListRemove } from './selection-list-remove.tsx'
import { SelectionListRoot, type SelectionListRootOptions } from './selection-list-root.tsx'
import { SelectionListTitle } from './selection-list-title.tsx'
import { SelectionListUndo } from './selection-list-undo.tsx'

export interface SelectionListProps extends SelectionListRootOptions {
  /** Makes an entry's item, a `SelectionList.Item` with a key. Left out: the standard item. */
  children?: ((key: string) => ReactNode) | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** What has been chosen; each can be removed, and put back. */
function ComposedSelectionList({ children, strings, ...root }: SelectionListProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <SelectionListRoot {...root}>
        <header className="cb-region-header">
          <SelectionListTitle />
        </header>
        <SelectionListItems>{children}</SelectionListItems>
        <SelectionListEmpty />
        <SelectionListUndo />
      </SelectionListRoot>
    </StringsProvider>
  )
}

/** The list as a component, and its parts to compose another. */
export const SelectionList: typeof ComposedSelectionList & {
  readonly Root: typeof SelectionListRoot
  readonly Title: typeof SelectionListTitle
  readonly Items: typeof SelectionListItems
  readonly Item: typeof SelectionListItem
  readonly Change: typeof SelectionListChange
  readonly Remove: typeof SelectionListRemove
  readonly Undo: typeof SelectionListUndo
  readonly Empty: typeof SelectionListEmpty
} = /* @__PURE__ */ Object.assign(ComposedSelectionList, {
  Root: SelectionListRoot,
  Title: SelectionListTitle,
  Items: SelectionListItems,
  Item: SelectionListItem,
  Change: SelectionListChange,
  Remove: SelectionListRemove,
  Undo: SelectionListUndo,
  Empty: SelectionListEmpty,
})
