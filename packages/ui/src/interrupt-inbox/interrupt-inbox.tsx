import type { ReactElement, ReactNode } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { InterruptInboxAnnouncer } from './interrupt-inbox-announcer.tsx'
import { InterruptInboxBulk } from './interrupt-inbox-bulk.tsx'
import { InterruptInboxClear } from './interrupt-inbox-clear.tsx'
import { InterruptInboxEmpty } from './interrupt-inbox-empty.tsx'
import { InterruptInboxItem } from './interrupt-inbox-item.tsx'
import { InterruptInboxList } from './interrupt-inbox-list.tsx'
import { InterruptInboxOrder } from './interrupt-inbox-order.tsx'
import { InterruptInboxRoot, type InterruptInboxRootOptions } from './interrupt-inbox-root.tsx'
import { InterruptInboxSummary } from './interrupt-inbox-summary.tsx'
import { InterruptInboxTitle } from './interrupt-inbox-title.tsx'

export interface InterruptInboxProps extends InterruptInboxRootOptions {
  /** Makes a question's item, an `InterruptInbox.Item` with a key. Left out: the standard item. */
  children?: ((key: string) => ReactNode) | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** What agents ask of this person, across all agents. */
function ComposedInterruptInbox({ children, strings, ...root }: InterruptInboxProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <InterruptInboxRoot {...root}>
        <header className="cb-region-header">
          <InterruptInboxTitle />
          <InterruptInboxSummary />
          <span className="cb-inbox-tools">
            <InterruptInboxClear />
            <InterruptInboxOrder />
          </span>
        </header>
        <InterruptInboxBulk />
        <InterruptInboxList>{children}</InterruptInboxList>
        <InterruptInboxEmpty />
        <InterruptInboxAnnouncer />
      </InterruptInboxRoot>
    </StringsProvider>
  )
}

/** The inbox as a component, and its parts to compose another. */
export const InterruptInbox: typeof ComposedInterruptInbox & {
  readonly Root: typeof InterruptInboxRoot
  readonly Title: typeof InterruptInboxTitle
  readonly Summary: typeof InterruptInboxSummary
  readonly Order: typeof InterruptInboxOrder
  readonly Clear: typeof InterruptInboxClear
  readonly Bulk: typeof InterruptInboxBulk
  readonly List: typeof InterruptInboxList
  readonly Item: typeof InterruptInboxItem
  readonly Empty: typeof InterruptInboxEmpty
  readonly Announcer: typeof InterruptInboxAnnouncer
} = /* @__PURE__ */ Object.assign(ComposedInterruptInbox, {
  Root: InterruptInboxRoot,
  Title: InterruptInboxTitle,
  Summary: InterruptInboxSummary,
  Order: InterruptInboxOrder,
  Clear: InterruptInboxClear,
  Bulk: InterruptInboxBulk,
  List: InterruptInboxList,
  Item: InterruptInboxItem,
  Empty: InterruptInboxEmpty,
  Announcer: InterruptInboxAnnouncer,
})
