import type { SelectionStrings } from '../selection-strings.ts'

/** English for what has been chosen. */
export const ENGLISH_SELECTION: SelectionStrings = {
  selections: 'Selections',
  invalidEntry: 'Not as expected',
  noSelections: 'Nothing has been chosen yet',
  remove: (title) => `Remove ${title}`,
  removed: (title) => `${title} removed`,
  undo: 'Undo',
}
