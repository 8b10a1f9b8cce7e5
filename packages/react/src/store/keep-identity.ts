import { equalityDeep } from 'lib0/function'

/** Makes a function that gives back the value before, as long as the next one is deeply equal to it. */
export function keepIdentity<Value>(): (next: Value) => Value {
  let kept: Value | undefined
  return (next) => {
    if (!equalityDeep(kept, next)) kept = next
    return kept as Value
  }
}

/**
 * Makes a function that reads from a store's value. Of one value one reader is asked once, so that what never equals itself
 * (`NaN`, a class of the app's own) does not look like a change each time it is read.
 */
export function keepSelection<Value, Selected>(): (value: Value, select: (value: Value) => Selected) => Selected {
  const keep = keepIdentity<Selected>()
  let last: { readonly value: Value; readonly select: unknown; readonly selected: Selected } | undefined
  return (value, select) => {
    if (last?.select !== select || !Object.is(last.value, value)) last = { value, select, selected: keep(select(value)) }
    return last.selected
  }
}
