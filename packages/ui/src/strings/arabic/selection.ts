import { withinRtl } from '../isolate.ts'
import type { SelectionStrings } from '../selection-strings.ts'

/** Arabic for what has been chosen. */
export const ARABIC_SELECTION: SelectionStrings = {
  selections: 'الاختيارات',
  invalidFields: (fields, { list, plural }) => {
    if (fields.length === 0) return 'ليس كما هو متوقع'
    const which = plural(fields.length, {
      zero: 'ليس كما هو متوقع: ',
      one: 'حقل ليس كما هو متوقع: ',
      two: 'حقلان ليسا كما هو متوقع: ',
      few: 'حقول ليست كما هو متوقع: ',
      many: 'حقول ليست كما هو متوقع: ',
      other: 'حقول ليست كما هو متوقع: ',
    })
    return which + list(fields.map(withinRtl))
  },
  noSelections: 'لم يُختَر شيء بعد',
  remove: (title) => `إزالة ${withinRtl(title)}`,
  removed: (title) => `تمت إزالة ${withinRtl(title)}`,
  undo: 'تراجع',
}
