import type { StatusStrings } from '../status-strings.ts'

const REASONS: Readonly<Record<string, string>> = {
  'connection-lost': 'انقطع اتصاله',
  left: 'غادر الجلسة',
  'never-joined': 'لم ينضم بعد',
  silent: 'متصل لكنه لا يستجيب',
  'record-invalid': 'لا يمكن قراءة سجلّه',
  'waiting-for-person': 'ينتظر شخصًا',
  'waiting-for-agent': 'ينتظر وكيلًا آخر',
  fenced: 'تولّت عملية أخرى عمله',
  'relay-restarted': 'أُعيد تشغيل الخادم في هذه الأثناء',
}

/** Arabic for how an agent stands. */
export const ARABIC_STATUS: StatusStrings = {
  agentStatus: {
    offline: 'غير متصل',
    idle: 'جاهز',
    working: 'يعمل',
    waiting: 'ينتظر',
    paused: 'متوقف مؤقتًا',
    stalled: 'متعثّر',
    failed: 'فشل',
    done: 'انتهى',
  },
  reason: (reason) => REASONS[reason],
  since: (milliseconds, formats) => formats.duration(milliseconds),
  invalidRecord: 'سجلّ غير مقروء',
}
