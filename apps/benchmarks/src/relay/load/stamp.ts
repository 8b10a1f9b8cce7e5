/** What every change carries as text, so that readers know it in the bytes of any frame: `@@` and eight digits. */
const AT = 0x40
const ZERO = 0x30
const DIGITS = 8
const LENGTH = DIGITS + 2

/** The text for the change with this number. */
export function stamp(change: number): string {
  return `@@${String(change).padStart(DIGITS, '0')}`
}

/** Calls `found` with the number of each change that `bytes` carries, in order. */
export function eachStamp(bytes: Buffer, found: (change: number) => void): void {
  for (let at = bytes.indexOf(AT); at !== -1; at = bytes.indexOf(AT, at)) {
    const change = bytes[at + 1] === AT ? readDigits(bytes, at + 2) : -1
    if (change === -1) {
      at += 1
    } else {
      found(change)
      at += LENGTH
    }
  }
}

/** -1 if there are no eight digits. */
function readDigits(bytes: Buffer, from: number): number {
  let value = 0
  for (let at = from; at < from + DIGITS; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
