import { CallboardError } from '@callboard/session'
import type { GrantView } from '@callboard/session/interrupts'
import { createContext, useContext, type Context } from 'react'

/** The state of the parts of a list of grants as attributes. */
export interface GrantListState {
  /** `data-content`: `loading`, `empty` or `full` */
  content: 'loading' | 'empty' | 'full'
}

/** The state of an item and its button as attributes. */
export interface GrantListItemState {
  /** `data-revoking`: present once somebody has asked to take it back, until the agent has */
  revoking: boolean
  /** `data-refused`: present once the agent has refused to take it back, until this person asks again */
  refused: boolean
}

/** The state of a grant as attributes. */
export function grantState({ revoking }: GrantView): GrantListItemState {
  return { revoking: revoking?.state === 'requested', refused: revoking?.state === 'refused' }
}

/** What the parts of a list of grants share. */
export interface GrantListContextValue {
  readonly state: GrantListState
  /** Newest first. */
  readonly grants: readonly GrantView[]
  revoke(grant: GrantView): void
  /** What could not be revoked. */
  readonly problem: string | undefined
  /** To be called when an item leaves, so that the focus does not leave with it. */
  itemLeaves(item: HTMLElement): void
}

export const GrantListContext: Context<GrantListContextValue | undefined> = createContext<GrantListContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `GrantList.Root` */
export function useGrantList(part: string): GrantListContextValue {
  const list = useContext(GrantListContext)
  if (list === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} has no approvals to show. Put it inside GrantList.Root.`,
    })
  }
  return list
}

export const ShownGrantContext: Context<GrantView | undefined> = createContext<GrantView | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `GrantList.Item` */
export function useShownGrant(part: string): GrantView {
  const grant = useContext(ShownGrantContext)
  if (grant === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} has no approval to show. Put it inside GrantList.Item.`,
    })
  }
  return grant
}
