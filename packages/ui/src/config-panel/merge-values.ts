/** What somebody made of a value, and what another made of the same at the same time. */
export interface MergedValue {
  readonly value: unknown
  /** Whether both changed the same field, so that somebody has to decide; `value` has mine there. */
  readonly isContested: boolean
}

/** Joins two changes of `base`: field by field where all are objects, as wholes elsewhere. */
export function mergeValues(base: unknown, mine: unknown, theirs: unknown): MergedValue {
  if (isSame(mine, base)) return { value: theirs, isContested: false }
  if (isSame(theirs, base) || isSame(mine, theirs)) return { value: mine, isContested: false }
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return { value: mine, isContested: true }
  const fields = new Set([...Object.keys(theirs), ...Object.keys(mine)])
  const merged = [...fields].map((name) => [name, mergeValues(base[name], mine[name], theirs[name])] as const)
  return {
    value: Object.fromEntries(merged.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]]))),
    isContested: merged.some(([, { isContested }]) => isContested),
  }
}

/** Whether two JSON values are equal, whatever the order of their fields. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]))
  }
  if (!isRecord(left) || !isRecord(right)) return false
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].every((name) => isSame(left[name], right[name]))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
