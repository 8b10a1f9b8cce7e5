import * as v from 'valibot'

/** One reason why a value fails its schema. */
export interface Issue {
  /** Where, for example `tasks.0.title`; empty for the value itself. */
  readonly path: string
  readonly message: string
}

/** A parsed value, or why it is invalid. Parsing never throws. */
export type ParseResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Parses `input`; fields the schema does not know survive unchanged. */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): ParseResult<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { ok: true, value: result.output }
  return {
    ok: false,
    issues: result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })),
  }
}
