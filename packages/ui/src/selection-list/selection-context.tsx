import { CallboardError, type EntryView } from '@callboard/session'
import { createContext, useContext } from 'react'
import type { EntryDescription } from './describe-entry.ts'

/** An entry that was removed here and can be put back. */
export interface RemovedEntry {
  readonly key: string
  readonly value: unknown
  readonly title: string
}

/** What the parts of a list share. */
export interface SelectionListContextValue {
  /** The keys shown, in order. */
  readonly keys: readonly string[]
  describe(entry: EntryView): EntryDescription
  /** The one removed last, until it is put back or dismissed. */
  readonly removed: RemovedEntry | undefined
  remove(entry: RemovedEntry): void
  undo(): void
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
