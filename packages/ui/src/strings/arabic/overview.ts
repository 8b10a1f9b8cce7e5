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
  paused: { zero: 'لا أحد متوقف مؤقتًا', one: 'وكيل واحد متوقف مؤقتًا', two: 'وكيلان متوقفان مؤقتًا', few: '# وكلاء متوقفون مؤقتًا', many: '# وكيلًا متوقفًا مؤقتًا', other: '# وكيل متوقف مؤقتًا' },
  stalled: { zero: 'لا أحد متعثّر', one: 'وكيل واحد متعثّر', two: 'وكيلان متعثّران', few: '# وكلاء متعثّرون', many: '# وكيلًا متعثّرًا', other: '# وكيل متعثّر' },
  failed: { zero: 'لم يفشل أحد', one: 'فشل وكيل واحد', two: 'فشل وكيلان', few: 'فشل # وكلاء', many: 'فشل # وكيلًا', other: 'فشل # وكيل' },
  done: { zero: 'لم ينته أحد', one: 'انتهى وكيل واحد', two: 'انتهى وكيلان', few: 'انتهى # وكلاء', many: 'انتهى # وكيلًا', other: 'انتهى # وكيل' },
  idle: { zero: 'لا أحد جاهز', one: 'وكيل واحد جاهز', two: 'وكيلان جاهزان', few: '# وكلاء جاهزون', many: '# وكيلًا جاهزًا', other: '# وكيل جاهز' },
  offline: { zero: 'الجميع متصلون', one: 'وكيل واحد غير متصل', two: 'وكيلان غير متصلين', few: '# وكلاء غير متصلين', many: '# وكيلًا غير متصل', other: '# وكيل غير متصل' },
} as const
