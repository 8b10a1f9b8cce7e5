import type { StandardSchemaV1 } from '@standard-schema/spec'
import { issue } from '../document/foreign-value.ts'
import type { Issue } from '../schema/parse.ts'
import { own } from '../store/share.ts'

/** Schemas by kind, as in one half of an app's schema. */
export type SchemasByKind = Readonly<Record<string, StandardSchemaV1>> | undefined

/** What the app's schema for `key` finds wrong with `value`; nothing when it has no schema. Never throws. */
export function checkValue(schemas: SchemasByKind, key: string, value: unknown): readonly Issue[] {
  const kind = key.split('/', 1)[0] ?? key
  try {
    const result = own(schemas ?? {}, kind)?.['~standard'].validate(value)
    if (result instanceof Promise) return [issue('The schema is asynchronous, so nothing is checked')]
    return (result?.issues ?? []).map(({ message, path = [] }) =>
      issue(message, path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')),
    )
  } catch (error) {
    return [issue(`The schema threw: ${String(error)}`)]
  }
}
