/** Keys that would reach an object's prototype if they were assigned; nothing of ours is ever called so. */
const unsafeKeys = /^(__proto__|constructor|prototype)$/

/** Whether a key of foreign data may be used as a property name. */
export function isSafeKey(key: string): boolean {
  return !unsafeKeys.test(key)
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
 */
export function share<Value>(previous: unknown, next: Value): Value
export function share(previous: unknown, next: unknown): unknown {
  const isList = Array.isArray(next)
  if (Object.is(previous, next) || (!isList && !isPlainObject(next))) return next
  const parts = next as Readonly<Record<string, unknown>>
  const isAlike = isList ? Array.isArray(previous) : isPlainObject(previous)
  const before = (isAlike ? previous : {}) as Readonly<Record<string, unknown>>
  const keys = Object.keys(parts).filter(isSafeKey)
  const copy = (isList ? [] : {}) as Record<string, unknown>
  let isSame = isAlike && Object.keys(before).length === keys.length
  for (const key of keys) {
    const old = own(before, key)
    copy[key] = share(old, parts[key])
    isSame &&= Object.is(old, copy[key]) && Object.hasOwn(before, key)
  }
  return isSame ? previous : copy
}

/** The own property of this name. */
export function own<Value>(object: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/**
 * The view before, when each field of `next` is the same or a list of the same items; else `next` with the lists that
 * stayed the same. Looks no deeper, for views whose parts have kept their identity already.
 */
export function shareFields<View extends object>(previous: View | undefined, next: View): View {
  if (previous === undefined) return next
  let isSame = true
  const shared: View = { ...next }
  for (const key of Object.keys(next) as (keyof View)[]) {
    if (isSameList(previous[key], next[key])) shared[key] = previous[key]
    isSame &&= Object.is(previous[key], shared[key])
  }
  return isSame ? previous : shared
}

function isSameList(left: unknown, right: unknown): boolean {
  return (
    Array.isArray(left) &&
    Array.isArray(right) &&
    left.length === right.length &&
    left.every((item, index) => Object.is(item, right[index]))
  )
}

/** Whether two JSON values are equal, whatever the order of their keys. */
export function isEqual(left: unknown, right: unknown): boolean {
  return Object.is(share(left, right), left)
}
