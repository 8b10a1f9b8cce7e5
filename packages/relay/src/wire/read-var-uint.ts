import * as decoding from 'lib0/decoding'

/**
 * Reads a whole number. lib0 takes one of any length for what it comes to, which may be infinite or no number at all: compared with
 * limits that passes, and written again it never ends. Throws `RangeError` for what is not exact, and what lib0 throws.
 */
export function readVarUint(decoder: decoding.Decoder): number {
  const value = decoding.readVarUint(decoder)
  if (!Number.isSafeInteger(value)) throw new RangeError('A number is out of range')
  return value
}
