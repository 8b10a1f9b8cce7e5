import { withinLtr } from '../isolate.ts'
import type { SelectionStrings } from '../selection-strings.ts'

/** German for what has been chosen. */
export const GERMAN_SELECTION: SelectionStrings = {
  selections: 'Auswahl',
  invalidFields: (fields, { list, plural }) =>
    fields.length === 0 ? 'Nicht wie erwartet' : plural(fields.length, { one: 'Feld nicht wie erwartet: ', other: 'Felder nicht wie erwartet: ' }) + list(fields.map(withinLtr)),
  noSelections: 'Noch nichts ausgewählt',
  remove: (title) => `Entfernen: ${withinLtr(title)}`,
  removed: (title) => `Entfernt: ${withinLtr(title)}`,
  undo: 'Rückgängig',
}
