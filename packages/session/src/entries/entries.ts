import { readForeign } from '../document/foreign-value.ts'
import type { Issue } from '../schema/parse.ts'
import type { Batch } from '../store/batch.ts'
import { createKeyedStore, type WritableKeyedStore } from '../store/keyed-store.ts'
import { share } from '../store/share.ts'
import { checkValue, type SchemasByKind } from './check-value.ts'

/** A selection or setting. Immutable; equal parts of the value keep their identity. */
export interface EntryView<Value = unknown> {
  readonly key: string
  /** As stored. When `valid` is false it is not what the app's schema promises. */
  readonly value: Value
  readonly valid: boolean
  readonly issues: readonly Issue[]
}

/** The entries of `selections` or of `config`. */
export interface Entries {
  readonly views: WritableKeyedStore<EntryView>
  onStored(key: string, raw: unknown): void
}

/** Reads a root of plain JSON values, each checked by the app's schema for its kind. */
export function createEntries(batch: Batch, schemas: SchemasByKind): Entries {
  const views = createKeyedStore<EntryView>(batch)
  return {
    views,
    onStored: (key, raw) => {
      const before = views.read(key)
      views.set(key, raw === undefined ? undefined : share(before, viewEntry(schemas, key, raw, before)))
    },
  }
}

function viewEntry(schemas: SchemasByKind, key: string, raw: unknown, before: EntryView | undefined): EntryView {
  const foreign = readForeign(raw, before?.value)
  if (!foreign.ok) return { key, value: undefined, valid: false, issues: foreign.issues }
  const issues = checkValue(schemas, key, foreign.value)
  return { key, value: foreign.value, valid: issues.length === 0, issues }
}
