const encoder = new TextEncoder()

/** The length of `value` as UTF-8 JSON, the measure of every record limit. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value) ?? '').length
}
