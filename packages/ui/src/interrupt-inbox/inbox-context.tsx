import { CallboardError } from '@callboard/session'
import { createContext, useContext, type Context } from 'react'

/** In which order questions stand. */
export type InboxOrder = 'oldest' | 'urgent'

/** The state of the parts of an inbox as attributes. */
export interface InterruptInboxState {
  /** `data-content`: `loading`, `empty` or `full` */
  content: 'loading' | 'empty' | 'full'
}

/** What the parts of an inbox share. */
export interface InterruptInboxContextValue {
  readonly state: InterruptInboxState
  /** Those shown, in order: what is open, and what was decided while it was shown. */
  readonly keys: readonly string[]
  readonly openCount: number
  readonly decidedCount: number
  readonly order: InboxOrder
  setOrder(order: InboxOrder): void
  /** The approvals that can be answered together. */
  readonly selectable: readonly string[]
  readonly selected: readonly string[]
  select(keys: readonly string[], isSelected: boolean): void
  /** Answers all that are selected alike. */
  decide(type: 'accept' | 'reject'): void
  /** What could not be sent. */
  readonly problem: string | undefined
  clearDecided(): void
  /** To be called when an item leaves, so that the focus does not leave with it. */
  itemLeaves(item: HTMLElement): void
}

export const InterruptInboxContext: Context<InterruptInboxContextValue | undefined> =
  createContext<InterruptInboxContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `InterruptInbox.Root` */
export function useInbox(part: string): InterruptInboxContextValue {
  const inbox = useContext(InterruptInboxContext)
  if (inbox === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} has no questions to show. Put it inside InterruptInbox.Root.`,
    })
  }
  return inbox
}
