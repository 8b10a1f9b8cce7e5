import { equalityDeep } from 'lib0/function'

/** Makes a function that gives back the value before, as long as the next one is deeply equal to it. */
export function keepIdentity<Value>(): (next: Value) => Value {
  let kept: { readonly value: Value } | undefined
  return (next) => {
    if (!kept || !equalityDeep(kept.value, next)) kept = { value: next }
    return kept.value
  }
}
