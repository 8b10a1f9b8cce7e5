import type { Infer, Schema } from './schema.ts'

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

/** Parses `input`; the value is the input itself, so fields the schema does not know survive unchanged. */
export function parseWith<Described extends Schema>(schema: Described, input: unknown): ParseResult<Infer<Described>> {
  const issues = check(schema, input, '')
  return issues.length === 0 ? { ok: true, value: input as Infer<Described> } : { ok: false, issues }
}

const none: readonly Issue[] = []

function check(schema: Schema, value: unknown, path: string): readonly Issue[] {
  const wrong = (expected: string): readonly Issue[] => [{ path, message: `Expected ${expected}` }]
  const below = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)
  if (value === undefined && schema.optional === true) return none
  switch (schema.kind) {
    case 'text': {
      const { min = 0, max = Infinity, pattern } = schema
      if (typeof value !== 'string' || value.length < min || value.length > max) return wrong(`text${range(min, max)}`)
      return pattern === undefined || new RegExp(pattern, 'u').test(value) ? none : wrong(`text like ${pattern}`)
    }
    case 'number': {
      const { integer = false, max = Number.MAX_VALUE } = schema
      const isNumber = typeof value === 'number' && value >= 0 && value <= max && (!integer || Number.isInteger(value))
      return isNumber ? none : wrong(`${integer ? 'a whole' : 'a'} number${range(0, max)}`)
    }
    case 'choice':
      return schema.values.includes(value as string) ? none : wrong(`one of ${schema.values.join(', ')}`)
    case 'list': {
      const { min = 0, max = Infinity } = schema
      if (!Array.isArray(value) || value.length < min || value.length > max) return wrong(`a list${range(min, max)}`)
      return value.flatMap((item, index) => check(schema.item, item, below(index)))
    }
    case 'union': {
      const found = schema.options.map((option) => check(option, value, path))
      // What comes closest to the value says best what is wrong with it.
      return found.reduce((least, issues) => (issues.length < least.length ? issues : least))
    }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('an object')
  if (schema.kind === 'map') return Object.entries(value).flatMap(([key, item]) => check(schema.item, item, below(key)))
  const fields = value as Readonly<Record<string, unknown>>
  return Object.entries(schema.fields).flatMap(([key, field]) => check(field, fields[key], below(key)))
}

function range(min: number, max: number): string {
  return max < Number.MAX_VALUE ? ` from ${min} to ${max}` : min > 0 ? ` from ${min}` : ''
}
