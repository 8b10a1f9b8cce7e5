import { compactPlural } from '../compact-plural.ts'
import type { Formats } from '../formats.ts'

/** So many tokens, in German. */
export function germanTokens(tokens: number, formats: Formats): string {
  return compactPlural(tokens, { one: '@ Token', other: '@ Token' }, formats)
}
