/** What is longer is cut off: nobody reads it here. Characters. */
const LONGEST_JSON = 20_000

/** A value as indented JSON; never throws. A text stands for itself. */
export function jsonText(value: unknown): string {
  const text = typeof value === 'string' ? value : stringify(value)
  return text.length > LONGEST_JSON ? `${text.slice(0, LONGEST_JSON)}…` : text
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2) ?? String(value)
  } catch {
    return String(value)
  }
}
