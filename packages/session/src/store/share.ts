/** Keys that would reach an object's prototype if they were assigned; nothing of ours is ever called so. */
const unsafeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a key of foreign data may be used as a property name. */
export function isSafeKey(key: string): boolean {
  return !unsafeKeys.has(key)
}

/** Whether a value is an object literal, as JSON knows it. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value) as object | null
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return true
  // lib0 assigns the key `__proto__` when it decodes, which swaps the prototype for another plain object.
  return !Object.hasOwn(prototype, 'constructor')
}

/**
 * A copy of `next` in which every part that equals the same part of `previous` is that very part, down to `previous`
 * itself when all is equal. Own, safe keys alone are copied, so the copy is plain whatever `next` was.
 */
export function share<Value>(previous: unknown, next: Value): Value
export function share(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous
  if (Array.isArray(next)) {
    const before: readonly unknown[] = Array.isArray(previous) ? previous : []
    const copy = next.map((item: unknown, index) => share(before[index], item))
    const isSame = Array.isArray(previous) && before.length === copy.length
    return isSame && copy.every((item, index) => Object.is(item, before[index])) ? previous : copy
  }
  if (!isPlainObject(next)) return next
  const before = isPlainObject(previous) ? previous : undefined
  const copy: Record<string, unknown> = {}
  const keys = Object.keys(next).filter(isSafeKey)
  let isSame = before !== undefined && Object.keys(before).length === keys.length
  for (const key of keys) {
    const old = before !== undefined && Object.hasOwn(before, key) ? before[key] : undefined
    copy[key] = share(old, next[key])
    isSame &&= before !== undefined && Object.hasOwn(before, key) && Object.is(old, copy[key])
  }
  return isSame ? previous : copy
}

/**
 * The view before, when each field of `next` is the same or a list of the same items; else `next` with the lists that
 * stayed the same. Looks no deeper, for views whose parts have kept their identity already.
 */
export function shareFields<View extends object>(previous: View | undefined, next: View): View {
  if (previous === undefined) return next
  const shared: View = { ...next }
  let isSame = true
  for (const key of Object.keys(next) as (keyof View)[]) {
    if (isSameList(previous[key], next[key])) shared[key] = previous[key]
    else isSame = false
  }
  return isSame ? previous : shared
}

function isSameList(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false
  return left.every((item, index) => Object.is(item, right[index]))
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function isEqual(left: unknown, right: unknown): boolean {
  return Object.is(left, right) || (typeof left === 'object' && left !== null && Object.is(share(left, right), left))
}
