import type { Formats } from './formats.ts'

const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1_000] as const

/** A length of time in its two largest units, for example `1 min 30 sec`; the second only where it is not 0. */
export function inTwoUnits(milliseconds: number, formats: Formats): string {
  const length = Math.max(milliseconds, 0)
  const at = UNITS_MS.findIndex((unit) => length >= unit)
  const large = UNITS_MS[at]
  const small = UNITS_MS[at + 1]
  if (large === undefined || small === undefined) return formats.duration(length)
  const rest = length % large
  if (rest < small) return formats.duration(length)
  return joinUnits([formats.duration(length - rest), formats.duration(rest)], formats.locale)
}

function joinUnits(parts: readonly string[], locale: string): string {
  const joined = joiners.get(locale) ?? new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' })
  joiners.set(locale, joined)
  return joined.format(parts)
}

const joiners = /* @__PURE__ */ new Map<string, Intl.ListFormat>()
