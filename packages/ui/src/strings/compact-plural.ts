import type { Formats, PluralForms } from './formats.ts'

/** From here on numbers are written short, as `12.4K` is, and the form goes by the thousands, no longer by the last digits. */
const WRITTEN_SHORT = 1_000

/** The form for a count that is written short, with `@` replaced by it. */
export function compactPlural(count: number, forms: PluralForms, formats: Formats): string {
  return formats.plural(Math.min(count, WRITTEN_SHORT), forms).replace('@', formats.compact(count))
}
