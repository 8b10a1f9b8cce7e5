import type { EntryView } from '@callboard/session'
import { shownName } from '../name/shown-name.ts'

/** What a list shows of an entry. */
export interface EntryDescription {
  readonly title: string
  /** A second line. */
  readonly detail?: string | undefined
  /** What kind of thing it is, in a word above the title. */
  readonly kind?: string | undefined
}

const TITLES = ['title', 'name', 'label', 'summary']
const DETAILS = ['detail', 'details', 'description', 'subtitle']

/**
 * Describes an entry by the fields that things usually have: `title`, `name` or `label`, and `detail` or
 * `description`; else by its key. The kind is the key up to its first slash.
 */
export function describeEntry({ key, value }: EntryView): EntryDescription {
  const [kind = key] = key.split('/')
  const isPlain = typeof value === 'string' || typeof value === 'number'
  return {
    kind: kind.replaceAll(/[-_]/gu, ' '),
    title: isPlain ? shownName(String(value), key) : textOf(value, TITLES) ?? key,
    detail: isPlain ? undefined : textOf(value, DETAILS),
  }
}

function textOf(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const fields = value as Readonly<Record<string, unknown>>
  for (const name of names) {
    const text = fields[name]
    if (typeof text === 'string' && shownName(text, '') !== '') return text
  }
  return undefined
}
