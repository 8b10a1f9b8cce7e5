import { CallboardError, type EntryView } from '@callboard/session'
import { createContext, useContext } from 'react'
import type { EntryDescription } from './describe-entry.ts'

/** An entry that was removed and can be put back. */
export interface RemovedEntry {
  readonly key: string
  readonly value: unknown
  readonly title: string
}

/** What was removed and can be put back. */
export interface Removal {
  /** By the reader: one entry, the last. By others: those that are still gone. */
  readonly isOwn: boolean
  readonly entries: readonly RemovedEntry[]
  /** Why putting it back was refused. */
  readonly problem?: string | undefined
}

/** What the parts of a list share. */
export interface SelectionListContextValue {
  /** The keys shown, in order. */
  readonly keys: readonly string[]
  describe(entry: EntryView): EntryDescription
  /** The newest, until it is put back or dismissed, or something else is removed. */
  readonly removed: Removal | undefined
  remove(entry: RemovedEntry): void
  undo(): void
  /** Puts back what the reader removed, whatever others have removed since; tells whether there was anything. */
  undoOwn(): boolean
  dismiss(): void
  /** To be called when an item leaves, so that the focus does not leave with it. */
  itemLeaves(item: HTMLElement): void
}

export const SelectionListContext: React.Context<SelectionListContextValue | undefined> =
  createContext<SelectionListContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `SelectionList.Root` */
export function useSelectionList(part: string): SelectionListContextValue {
  return useContext(SelectionListContext) ?? outside(part, 'SelectionList.Root')
}

/** The entry an item shows. */
export interface ShownEntry {
  readonly entry: EntryView
  readonly description: EntryDescription
}

export const ShownEntryContext: React.Context<ShownEntry | undefined> = createContext<ShownEntry | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `SelectionList.Item` */
export function useShownEntry(part: string): ShownEntry {
  return useContext(ShownEntryContext) ?? outside(part, 'SelectionList.Item')
}

function outside(part: string, owner: string): never {
  throw new CallboardError({
    code: 'provider-missing',
    message: `${part} has nothing to show here. Put it inside ${owner}.`,
  })
}
