import type { SelectionStrings } from '../selection-strings.ts'

/** German for what has been chosen. */
export const GERMAN_SELECTION: SelectionStrings = {
  selections: 'Auswahl',
  invalidEntry: 'Nicht wie erwartet',
  noSelections: 'Noch ist nichts ausgewählt',
  remove: (title) => `${title} entfernen`,
  removed: (title) => `${title} entfernt`,
  undo: 'Rückgängig',
}
