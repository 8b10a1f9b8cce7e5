import { failure, type CallboardError } from '../protocol/callboard-error.ts'
import { MAX_DEPTH } from '../protocol/limits.ts'
import { isPlainObject, isSafeKey } from '../store/share.ts'

/** What JSON can express. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const encoder = new TextEncoder()

/** The size of a JSON value as it is stored, bytes of UTF-8. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value) ?? '').length
}

/**
 * A copy of `value` as JSON. Properties that are `undefined` are left out, as `JSON.stringify` does, and broken
 * surrogates are replaced, because they would not survive the wire. Throws `value-not-json` on everything else that
 * JSON cannot express, such as a date, a function, `NaN` or an object that contains itself.
 */
export function toJson(value: unknown, path: string, depth = 0): Json {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'number' && Number.isFinite(value)) return value
  const isList = Array.isArray(value)
  if (depth > MAX_DEPTH || (!isList && !isPlainObject(value))) throw notJson(path)
  if (isList) return value.map((item, index) => toJson(item, `${path}.${index}`, depth + 1))
  const copy: Record<string, Json> = {}
  for (const [key, item] of Object.entries(value)) {
    if (!isSafeKey(key)) throw notJson(`${path}.${key}`)
    if (item !== undefined) copy[key.toWellFormed()] = toJson(item, `${path}.${key}`, depth + 1)
  }
  return copy
}

function notJson(path: string): CallboardError {
  const rule = `Use finite numbers and plain objects, at most ${MAX_DEPTH} deep, no __proto__.`
  const message = `What is at ${path} is not JSON, so nothing was written. ${rule}`
  return failure('value-not-json', message, { path })
}
