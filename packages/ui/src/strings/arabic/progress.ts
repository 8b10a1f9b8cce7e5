import type { ProgressView } from '@callboard/session'
import type { Formats } from '../formats.ts'
import { withinRtl } from '../isolate.ts'
import type { ProgressStrings } from '../progress-strings.ts'
import { progressValue, withUnit } from '../progress-value.ts'
import { saidRate, type SaidRate } from '../rate-unit.ts'
import { inTwoUnits } from '../two-units.ts'

function progressText(progress: ProgressView, formats: Formats): string {
  const counted = progress.unit !== undefined && progress.total > 0
    ? withUnit(`${formats.number(progress.done)} من ${formats.number(progress.total)}`, progress, withinRtl)
    : progressValue(progress, formats)
  const state = progress.state === 'running' ? '' : PROGRESS_STATES[progress.state]
  return [counted, state].filter(Boolean).join('، ') || PROGRESS_STATES.running
}

const PROGRESS_STATES = {
  none: 'لا شيء قيد التنفيذ',
  running: 'قيد التنفيذ',
  stalled: 'متعثّر',
  done: 'اكتمل',
  failed: 'فشل',
} as const satisfies Record<ProgressView['state'], string>

const RATES: Readonly<Record<SaidRate['per'], (amount: string, unit: string) => string>> = {
  second: (amount, unit) => `${amount} ${withinRtl(unit)} في الثانية`,
  minute: (amount, unit) => `${amount} ${withinRtl(unit)} في الدقيقة`,
  hour: (amount, unit) => `${amount} ${withinRtl(unit)} في الساعة`,
}

/** Arabic for work and how far it is. */
export const ARABIC_PROGRESS: ProgressStrings = {
  progress: 'التقدّم',
  taskStatus: {
    queued: 'في قائمة الانتظار',
    running: 'قيد التنفيذ',
    waiting: 'قيد الانتظار',
    paused: 'متوقفة مؤقتًا',
    done: 'اكتملت',
    failed: 'فشلت',
    cancelled: 'أُلغيت',
    stalled: 'متعثّرة',
    orphaned: 'الوكيل غير متصل',
  },
  overallProgress: 'الإجمالي',
  progressOf: (name) => `تقدّم ${withinRtl(name)}`,
  progressValue,
  progressFailedAt: (value) => (value === '' ? 'فشل' : `فشل عند ${value}`),
  progressText,
  timeLeft: (milliseconds, formats) =>
    milliseconds < 10_000 ? 'تتبقى بضع ثوانٍ' : `يتبقى تقريبًا ${inTwoUnits(milliseconds, formats)}`,
  estimating: 'جارٍ التقدير…',
  rate: (perSecond, unit, formats) => {
    const { amount, per } = saidRate(perSecond)
    return RATES[per](formats.number(amount), unit)
  },
  noTasks: 'لا مهام بعد',
  moreTasks: (count, { plural }) => plural(count, { zero: 'لا مهام أخرى', one: 'مهمة أخرى', two: 'مهمتان أخريان', few: '# مهام أخرى', many: '# مهمة أخرى', other: '# مهمة أخرى' }),
  tasksSummary: ({ done, failed, total, waiting }, formats) =>
    [
      `تم إنجاز ${formats.number(done)} من ${formats.plural(total, {
        zero: '# مهمة',
        one: 'مهمة واحدة',
        two: 'مهمتين',
        few: '# مهام',
        many: '# مهمة',
        other: '# مهمة',
      })}`,
      failed === 0 ? '' : formats.plural(failed, { zero: 'لم تفشل أي مهمة', one: 'فشلت واحدة', two: 'فشلت اثنتان', few: 'فشلت #', many: 'فشلت #', other: 'فشلت #' }),
      waiting === 0
        ? ''
        : formats.plural(waiting, {
          zero: 'لا وكيل ينتظر',
          one: 'وكيل واحد ينتظر',
          two: 'وكيلان ينتظران',
          few: '# وكلاء ينتظرون',
          many: '# وكيلًا ينتظر',
          other: '# وكيل ينتظر',
        }),
    ].filter(Boolean).join(' · '),
  columnTask: 'المهمة',
  columnAgent: 'الوكيل',
  columnProgress: 'التقدّم',
  columnTime: 'الوقت',
  expand: 'إظهار الأجزاء',
  collapse: 'إخفاء الأجزاء',
}
