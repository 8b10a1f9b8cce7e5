import type { Formats } from './formats.ts'

/** The words around what has been chosen. */
export interface SelectionStrings {
  readonly selections: string
  /** @param fields which of its fields are not as expected, by their names; none where all of it is not */
  invalidFields(fields: readonly string[], formats: Formats): string
  readonly noSelections: string
  remove(title: string): string
  removed(title: string): string
  readonly undo: string
}
