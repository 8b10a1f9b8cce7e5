import type { EntryView, Issue } from '@callboard/session'

/** One selection or setting: what stands on the board, and the ways to change it. The same object until it changes. */
export interface EntryHandle<Value> {
  /** What is chosen; `undefined` when nothing is, or when what stands there fails the app's schema. */
  readonly value: Value | undefined
  /** Whether what stands there passes the app's schema; true when nothing is there. */
  readonly valid: boolean
  /** Why it does not. */
  readonly issues: readonly Issue[]
  /** What stands there, valid or not. */
  readonly raw: unknown
  /** Sets it. Throws `value-invalid`, `value-not-json` or `record-too-large`, and then nothing is written. */
  readonly set: (value: Value) => void
  /** Removes it; does nothing where nothing is. */
  readonly remove: () => void
}

/** The ways to change one entry, bound to its key. */
export type EntryVerbs<Value> = Pick<EntryHandle<Value>, 'set' | 'remove'>

const NO_ISSUES: readonly Issue[] = []

/** Puts an entry and its verbs together. */
export function entryHandle<Value>(entry: EntryView | undefined, verbs: EntryVerbs<Value>): EntryHandle<Value> {
  const valid = entry?.valid ?? true
  return {
    value: valid ? (entry?.value as Value | undefined) : undefined,
    valid,
    issues: entry?.issues ?? NO_ISSUES,
    raw: entry?.value,
    ...verbs,
  }
}
