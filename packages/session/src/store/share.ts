/** Keys that would reach an object's prototype if they were assigned; nothing of ours is ever called so. */
const unsafeKeys: ReadonlySet<string | null> = new Set([null, '__proto__', 'constructor', 'prototype'])

/** Whether a key of foreign data, if there is one, may be used as a property name. */
export function isSafeKey(key: string | null): key is string {
  return !unsafeKeys.has(key)
}

/** Whether a value is an object literal, as JSON knows it. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value) as object | null
  if (!prototype || !Object.getPrototypeOf(prototype)) return true
  // lib0 assigns the key `__proto__` when it decodes, which swaps the prototype for another plain object.
  return !Object.hasOwn(prototype, 'constructor')
}

/**
 * A copy of `next` in which every part that equals the same part of `previous` is that very part, down to `previous`
 * itself when all is equal. Own, safe keys alone are copied, so the copy is plain whatever `next` was.
 *
 * @param levels throws when `next` is deeper than this, or not plain JSON. Left out: what is not plain is taken as it is
 */
export function share<Value>(previous: unknown, next: Value, levels?: number): Value
export function share(previous: unknown, next: unknown, levels = Infinity): unknown {
  if (Object.is(previous, next) || typeof next !== 'object' || next === null) return next
  const isList = Array.isArray(next)
  if (!levels || (!isList && !isPlainObject(next))) {
    if (levels < Infinity) throw new TypeError()
    return next
  }
  const isAlike = isList ? Array.isArray(previous) : isPlainObject(previous)
  const before = (isAlike ? previous : {}) as Readonly<Record<string, unknown>>
  const copy = (isList ? [...next] : { ...next }) as Record<string, unknown>
  let isSame = isAlike
  for (const key of Object.keys(copy)) {
    const old = before[key]
    // Most parts of a record that is written anew are the same texts and numbers.
    if (!isSafeKey(key)) delete copy[key]
    else if (copy[key] !== old) copy[key] = share(old, copy[key], levels - 1)
    isSame &&= Object.is(old, copy[key]) && Object.hasOwn(before, key)
  }
  return isSame && Object.keys(before).length === Object.keys(copy).length ? previous : copy
}

/** The own property of this name. */
export function own<Value>(object: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/**
 * The view before, when each field of `next` is the same or a list that equals it; else `next` itself, which takes over
 * the lists that stayed the same. Looks no deeper, for views whose parts have kept their identity already.
 */
export function shareFields<View extends object>(previous: View | undefined, next: View): View {
  if (previous === undefined) return next
  let isSame = true
  for (const key in next) {
    if (Array.isArray(next[key])) next[key] = share(previous[key], next[key])
    isSame &&= Object.is(previous[key], next[key])
  }
  return isSame ? previous : next
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function isEqual(left: unknown, right: unknown): boolean {
  return Object.is(share(left, right), left)
}
