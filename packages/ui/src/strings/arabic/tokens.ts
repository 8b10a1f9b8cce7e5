import { compactPlural } from '../compact-plural.ts'
import type { Formats } from '../formats.ts'

/** So many tokens, in Arabic. */
export function arabicTokens(tokens: number, formats: Formats): string {
  return compactPlural(tokens, { zero: 'لا رموز', one: 'رمز واحد', two: 'رمزان', few: '@ رموز', many: '@ رمزًا', other: '@ رمز' }, formats)
}
