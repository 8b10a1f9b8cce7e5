import type { SelectionStrings } from '../selection-strings.ts'

/** Arabic for what has been chosen. */
export const ARABIC_SELECTION: SelectionStrings = {
  selections: 'الاختيارات',
  invalidEntry: 'ليس كما هو متوقع',
  noSelections: 'لم يُختَر شيء بعد',
  remove: (title) => `إزالة ${title}`,
  removed: (title) => `أُزيل ${title}`,
  undo: 'تراجع',
}
