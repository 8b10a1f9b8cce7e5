/** Numbers, times and lists as the locale writes them. Made once a locale. */
export interface Formats {
  /** BCP 47, for example `de-CH`. */
  readonly locale: string
  number(value: number): string
  /** Short for large numbers, for example `12.4K`. */
  compact(value: number): string
  /** @param fraction 0 to 1 */
  percent(fraction: number): string
  /** @param currency ISO 4217 */
  money(amount: number, currency: string): string
  /** A length of time in its largest unit, for example `4 min`. Milliseconds. */
  duration(milliseconds: number): string
  /** The time of day, for example `9:41 AM`. Milliseconds since the epoch. */
  clock(time: number): string
  /** The time of day to the second, for example `9:41:07 AM`. Milliseconds since the epoch. */
  moment(time: number): string
  /** A day, for example `Today` or `Friday, March 6`, as seen at `now`. Milliseconds since the epoch. */
  day(time: number, now: number): string
  /** How long ago, for example `4 minutes ago`. Milliseconds. */
  ago(milliseconds: number): string
  /** For example `Anna, Ben and Chloe`. */
  list(items: readonly string[]): string
  /** The form for `count`, with `#` replaced by the number. */
  plural(count: number, forms: PluralForms): string
}

/** What a sentence looks like for each plural category that the language has. */
export type PluralForms = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string | undefined }

const UNITS = [
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
  { unit: 'second', milliseconds: 1_000 },
] as const

function inLargestUnit(milliseconds: number): { amount: number; unit: 'day' | 'hour' | 'minute' | 'second' } {
  const length = Math.max(0, milliseconds)
  const found = UNITS.find((candidate) => length >= candidate.milliseconds)
  return found
    ? { amount: Math.floor(length / found.milliseconds), unit: found.unit }
    : { amount: 0, unit: 'second' }
}

/**
 * The formats of a locale. A locale that `Intl` does not take falls back to English.
 *
 * @param locale BCP 47
 */
export function createFormats(locale: string): Formats {
  const known = isLocale(locale) ? locale : 'en'
  const number = new Intl.NumberFormat(known, { maximumFractionDigits: 1 })
  const compact = new Intl.NumberFormat(known, { notation: 'compact', maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(known, { style: 'percent', maximumFractionDigits: 0 })
  const relative = new Intl.RelativeTimeFormat(known, { numeric: 'auto' })
  const conjunction = new Intl.ListFormat(known, { type: 'conjunction' })
  const rules = new Intl.PluralRules(known)
  const units = new Map<string, Intl.NumberFormat>()
  const clock = new Intl.DateTimeFormat(known, { hour: 'numeric', minute: '2-digit' })
  const moment = new Intl.DateTimeFormat(known, { hour: 'numeric', minute: '2-digit', second: '2-digit' })
  const thisYear = new Intl.DateTimeFormat(known, { weekday: 'long', day: 'numeric', month: 'long' })
  const anyYear = new Intl.DateTimeFormat(known, { day: 'numeric', month: 'long', year: 'numeric' })

  return {
    locale: known,
    number: (value) => number.format(value),
    compact: (value) => compact.format(value),
    // Work that is not finished never reads as 100 %.
    percent: (fraction) => percent.format(fraction >= 1 ? 1 : Math.floor(Math.max(0, fraction) * 100) / 100),
    money: (amount, currency) => formatMoney(known, amount, currency),
    duration: (milliseconds) => {
      const { amount, unit } = inLargestUnit(milliseconds)
      // „1 Tg.“ is what German makes of a short day.
      const unitDisplay = unit === 'day' ? 'long' : 'short'
      const format = units.get(unit) ?? new Intl.NumberFormat(known, { style: 'unit', unit, unitDisplay })
      units.set(unit, format)
      return format.format(amount)
    },
    clock: (time) => clock.format(time),
    moment: (time) => moment.format(time),
    day: (time, now) => {
      const days = Math.round((startOfDay(time) - startOfDay(now)) / 86_400_000)
      if (days === 0 || days === -1) return capitalised(relative.format(days, 'day'), known)
      return (new Date(time).getFullYear() === new Date(now).getFullYear() ? thisYear : anyYear).format(time)
    },
    ago: (milliseconds) => {
      const { amount, unit } = inLargestUnit(milliseconds)
      return relative.format(amount === 0 ? 0 : -amount, unit)
    },
    list: (items) => conjunction.format(items),
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', number.format(count)),
  }
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0)
}

function capitalised(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
}

function isLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0
  } catch {
    return false
  }
}

function formatMoney(locale: string, amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}
