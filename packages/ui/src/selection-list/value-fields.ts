import type { Formats } from '../strings/formats.ts'

/** One field that two values differ in; without a name when they are no objects. */
export interface ChangedField {
  readonly name: string
  /** `undefined` where it was, or is, not there. */
  readonly before: unknown
  readonly after: unknown
}

/** Longer values are cut: a difference is to be seen at a glance. Characters. */
const LONGEST_VALUE = 160

/** What differs between two values, field by field where both are objects. */
export function changedFields(before: unknown, after: unknown): readonly ChangedField[] {
  if (!isRecord(before) || !isRecord(after)) return [{ name: '', before, after }]
  const names = new Set([...Object.keys(after), ...Object.keys(before)])
  return [...names].flatMap((name) => {
    const [was, is] = [before[name], after[name]]
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ name, before: was, after: is }]
  })
}

/** A value as text: words as they are, anything else as JSON; `none` where there is nothing. */
export function valueText(value: unknown, none: string, formats: Formats): string {
  if (value === undefined || value === null || value === '') return none
  const text = typeof value === 'string' ? value : typeof value === 'number' ? formats.number(value) : JSON.stringify(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
