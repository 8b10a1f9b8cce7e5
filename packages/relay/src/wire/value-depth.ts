/**
 * How deep a JSON-like value may nest. What is decoded step by step is encoded by recursion, in the relay for those who
 * join and in every client: a value too deep for that would keep everyone out of the session.
 */
const DEEPEST_LEVELS = 100

/** Whether a value nests deeper than anything people or agents mean. */
export function isTooDeep(value: unknown, levels: number = DEEPEST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  if (levels === 0) return true
  return Object.values(value).some((child) => isTooDeep(child, levels - 1))
}
