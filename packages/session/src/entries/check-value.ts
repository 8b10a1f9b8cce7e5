import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Issue } from '../schema/parse.ts'

/** Schemas by kind, as in one half of an app's schema. */
export type SchemasByKind = Readonly<Record<string, StandardSchemaV1>> | undefined

const none: readonly Issue[] = []

/** What the app's schema for `key` finds wrong with `value`; nothing when it has no schema. Never throws. */
export function checkValue(schemas: SchemasByKind, key: string, value: unknown): readonly Issue[] {
  const kind = key.split('/', 1)[0] ?? key
  if (schemas === undefined || !Object.hasOwn(schemas, kind)) return none
  try {
    const result = schemas[kind]?.['~standard'].validate(value)
    if (result instanceof Promise) return [{ path: '', message: 'The schema is asynchronous, so it cannot be used here' }]
    return (result?.issues ?? []).map((problem) => ({ path: pathOf(problem), message: problem.message }))
  } catch (error) {
    return [{ path: '', message: `The schema threw: ${error instanceof Error ? error.message : String(error)}` }]
  }
}

function pathOf(problem: StandardSchemaV1.Issue): string {
  return (problem.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
}
