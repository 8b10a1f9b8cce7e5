import { withinLtr } from '../isolate.ts'
import type { SelectionStrings } from '../selection-strings.ts'

/** English for what has been chosen. */
export const ENGLISH_SELECTION: SelectionStrings = {
  selections: 'Selections',
  invalidFields: (fields, { list, plural }) =>
    fields.length === 0 ? 'Not as expected' : plural(fields.length, { one: 'Field not as expected: ', other: 'Fields not as expected: ' }) + list(fields.map(withinLtr)),
  noSelections: 'Nothing has been chosen yet',
  remove: (title) => `Remove ${withinLtr(title)}`,
  removed: (title) => `${withinLtr(title)} removed`,
  undo: 'Undo',
}
