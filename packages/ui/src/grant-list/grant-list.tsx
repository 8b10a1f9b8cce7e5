import type { ReactElement, ReactNode } from 'react'
import type { GrantView } from '@callboard/session/interrupts'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { GrantListEmpty } from './grant-list-empty.tsx'
import { GrantListItem } from './grant-list-item.tsx'
import { GrantListItems } from './grant-list-items.tsx'
import { GrantListProblem } from './grant-list-problem.tsx'
import { GrantListRevoke } from './grant-list-revoke.tsx'
import { GrantListRoot, type GrantListRootOptions } from './grant-list-root.tsx'
import { GrantListTitle } from './grant-list-title.tsx'

export interface GrantListProps extends GrantListRootOptions {
  /** Makes a grant's item, a `GrantList.Item` with a key. Left out: the standard item. */
  children?: ((grant: GrantView) => ReactNode) | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** What people have allowed agents for ever, each with who, when and a button that takes it back. */
function ComposedGrantList({ children, strings, ...root }: GrantListProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <GrantListRoot {...root}>
        <header className="cb-region-header">
          <GrantListTitle />
        </header>
        <GrantListItems>{children}</GrantListItems>
        <GrantListProblem />
        <GrantListEmpty />
      </GrantListRoot>
    </StringsProvider>
  )
}

/** The list of grants as a component, and its parts to compose another. */
export const GrantList: typeof ComposedGrantList & {
  readonly Root: typeof GrantListRoot
  readonly Title: typeof GrantListTitle
  readonly Items: typeof GrantListItems
  readonly Item: typeof GrantListItem
  readonly Revoke: typeof GrantListRevoke
  readonly Problem: typeof GrantListProblem
  readonly Empty: typeof GrantListEmpty
} = /* @__PURE__ */ Object.assign(ComposedGrantList, {
  Root: GrantListRoot,
  Title: GrantListTitle,
  Items: GrantListItems,
  Item: GrantListItem,
  Revoke: GrantListRevoke,
  Problem: GrantListProblem,
  Empty: GrantListEmpty,
})
