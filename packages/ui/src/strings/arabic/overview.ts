import type { OverviewStrings } from '../overview-strings.ts'

/** Arabic for all agents in one line. */
export const ARABIC_OVERVIEW: OverviewStrings = {
  overview: 'نظرة عامة',
  overviewEmpty: 'لا وكلاء بعد',
  overviewCount: (standing, count, formats) => formats.plural(count, COUNTS[standing]),
}

const COUNTS = {
  working: { zero: 'لا أحد يعمل', one: 'وكيل واحد يعمل', two: 'وكيلان يعملان', few: '# وكلاء يعملون', many: '# وكيلًا يعمل', other: '# وكيل يعمل' },
  'needs-you': { zero: 'لا أحد ينتظرك', one: 'وكيل واحد ينتظرك', two: 'وكيلان ينتظرانك', few: '# وكلاء ينتظرونك', many: '# وكيلًا ينتظرك', other: '# وكيل ينتظرك' },
  waiting: { zero: 'لا أحد ينتظر', one: 'وكيل واحد ينتظر', two: 'وكيلان ينتظران', few: '# وكلاء ينتظرون', many: '# وكيلًا ينتظر', other: '# وكيل ينتظر' },
  paused: { zero: 'لا أحد متوقف مؤقتًا', one: 'وكيل واحد متوقف مؤقتًا', two: 'وكيلان متوقفان مؤقتًا', few: '# وكلاء متوقفون مؤقتًا', many: '# وكيلًا متوقف مؤقتًا', other: '# وكيل متوقف مؤقتًا' },
  stalled: { zero: 'لا أحد متعثّر', one: 'وكيل واحد متعثّر', two: 'وكيلان متعثّران', few: '# وكلاء متعثّرون', many: '# وكيلًا متعثّر', other: '# وكيل متعثّر' },
  failed: { zero: 'لا أحد فشل', one: 'وكيل واحد فشل', two: 'وكيلان فشلا', few: '# وكلاء فشلوا', many: '# وكيلًا فشل', other: '# وكيل فشل' },
  done: { zero: 'لا أحد انتهى', one: 'وكيل واحد انتهى', two: 'وكيلان انتهيا', few: '# وكلاء انتهوا', many: '# وكيلًا انتهى', other: '# وكيل انتهى' },
  idle: { zero: 'لا أحد خامل', one: 'وكيل واحد خامل', two: 'وكيلان خاملان', few: '# وكلاء خاملون', many: '# وكيلًا خامل', other: '# وكيل خامل' },
  offline: { zero: 'لا أحد غير متصل', one: 'وكيل واحد غير متصل', two: 'وكيلان غير متصلين', few: '# وكلاء غير متصلين', many: '# وكيلًا غير متصل', other: '# وكيل غير متصل' },
} as const
