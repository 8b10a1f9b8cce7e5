import { equalityDeep } from 'lib0/function'

/** Makes a function that gives back the value before, as long as the next one is deeply equal to it. */
export function keepIdentity<Value>(): (next: Value) => Value {
  let kept: Value | undefined
  return (next) => {
    if (!equalityDeep(kept, next)) kept = next
    return kept as Value
  }
}
