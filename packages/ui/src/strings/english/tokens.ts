import { compactPlural } from '../compact-plural.ts'
import type { Formats } from '../formats.ts'

/** So many tokens, in English. */
export function englishTokens(tokens: number, formats: Formats): string {
  return compactPlural(tokens, { one: '@ token', other: '@ tokens' }, formats)
}
