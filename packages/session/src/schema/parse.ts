import type { Infer, Schema } from './schema.ts'

/** One reason why a value fails its schema. */
export interface Issue {
  /** Where, for example `tasks.0.title`; empty for the value itself. */
  readonly path: string
  readonly message: string
}

/** A parsed value, or why it is invalid. Parsing never throws. */
export type ParseResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Parses `input`; the value is the input itself, so fields the schema does not know survive unchanged.
 *
 * @param valid what has passed before: parts of the input that are the very parts of it are not looked at again
 */
export function parseWith<Described extends Schema>(
  schema: Described,
  input: unknown,
  valid?: Infer<Described>,
): ParseResult<Infer<Described>> {
  const issues = check(schema, input, '', valid)
  return issues.length === 0 ? { ok: true, value: input as Infer<Described> } : { ok: false, issues }
}

const none: readonly Issue[] = []

/** By pattern: to compile one takes longer than all else there is to check. */
const expressions: Record<string, RegExp> = {}

/** What an issue tells of a schema. */
const LIMITS = ['min', 'max', 'integer', 'pattern', 'values']

/** `quiet`: only whether there are issues is asked, not which. */
function check(schema: Schema, value: unknown, path: string, valid?: unknown, quiet?: boolean): readonly Issue[] {
  if (value === undefined ? schema.optional : value === valid) return none
  if (schema.kind !== 'union' && !isOfKind(schema, value)) {
    return [{ path, message: quiet ? '' : `Expected ${schema.kind} ${JSON.stringify(schema, LIMITS)}` }]
  }
  const below = (key: string, part: Schema): readonly Issue[] =>
    check(part, (value as Parts)[key], path === '' ? key : `${path}.${key}`, (valid as Parts | undefined)?.[key], quiet)
  if (schema.kind === 'object') return Object.entries(schema.fields).flatMap(([key, field]) => below(key, field))
  if (schema.kind === 'list' || schema.kind === 'map')
    return Object.keys(value as object).flatMap((key) => below(key, schema.item))
  if (schema.kind !== 'union') return none
  if (schema.options.some((option) => check(option, value, path, undefined, true).length === 0)) return none
  const found = schema.options.map((option) => check(option, value, path))
  // What comes closest to the value says best what is wrong with it.
  return found.reduce((least, issues) => (issues.length < least.length ? issues : least))
}

type Parts = Readonly<Record<string, unknown>>

/** Whether a value is of a kind and within its limits, whatever its parts are. */
function isOfKind(schema: Exclude<Schema, { kind: 'union' }>, value: unknown): boolean {
  if (schema.kind === 'choice') return schema.values.includes(value as string)
  if (schema.kind === 'number') {
    const { integer, max = Number.MAX_VALUE } = schema
    return typeof value === 'number' && value >= 0 && value <= max && (!integer || Number.isSafeInteger(value))
  }
  if (schema.kind === 'object' || schema.kind === 'map') {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  }
  if (schema.kind === 'text' ? typeof value !== 'string' : !Array.isArray(value)) return false
  const { length } = value as string | readonly unknown[]
  if (length < (schema.min ?? 0) || length > (schema.max ?? Infinity)) return false
  if (schema.kind === 'list' || schema.pattern === undefined) return true
  const expression = (expressions[schema.pattern] ??= new RegExp(schema.pattern, 'u'))
  return expression.test(value as string)
}
