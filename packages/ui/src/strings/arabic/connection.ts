import type { Rejection } from '@callboard/react'
import type { ConnectionState, Survival } from '@callboard/session'
import type { ConnectionStrings } from '../connection-strings.ts'
import { withinRtl } from '../isolate.ts'
import { arabicProblem } from './problems.ts'

function connectionDetail(state: ConnectionState): string | undefined {
  if (state.status === 'closed') return state.error === undefined ? undefined : arabicProblem(state.error)
  return state.everSynced ? 'قد يكون ما تراه قديمًا. تبقى تغييراتك هنا وتُرسل عند عودة الاتصال.' : undefined
}

const SURVIVES: Readonly<Record<Survival, string>> = {
  nothing: 'وصلت تغييراتك إلى الخادم، لكنه لا يذكر ما إذا كان يحتفظ بها.',
  'client-crash': 'تبقى تغييراتك ما دام الخادم يعمل: لا تُفقد عند إغلاق هذه الصفحة، لكنها تُفقد عند إعادة تشغيل الخادم.',
  'relay-crash': 'تغييراتك محفوظة: لا تُفقد عند إغلاق هذه الصفحة ولا عند إعادة تشغيل الخادم.',
  'power-loss': 'تغييراتك محفوظة بأمان: لا تُفقد عند إغلاق هذه الصفحة ولا عند إعادة تشغيل الخادم ولا عند انقطاع الكهرباء.',
}

function rejectedDetail(rejected: readonly Rejection[]): string | undefined {
  const { code, path } = rejected.at(-1) ?? {}
  if (code === 'document-replaced') return 'بدأ الخادم هذه اللوحة من جديد. ما تراه هو ما لديه الآن.'
  if (code !== 'write-refused') return 'تعذّر دمج تغييرات هذه الصفحة مع اللوحة. ما تراه هو ما لدى الخادم.'
  const where = path === undefined ? 'هنا' : `في ${withinRtl(path)}`
  return `لا يُسمح لك بالكتابة ${where}. ما تراه هو ما لدى الخادم؛ يُرجى إعادة ما ينقص.`
}

/** Arabic for the connection and what is saved. */
export const ARABIC_CONNECTION: ConnectionStrings = {
  connectionTitle: (state) =>
    state.status === 'closed'
      ? state.error === undefined ? 'انقطع الاتصال' : 'رُفض الاتصال'
      : state.status === 'connecting' ? 'جارٍ الاتصال…' : 'انقطع الاتصال، جارٍ إعادة الاتصال…',
  connectionDetail,
  backOnline: 'عاد الاتصال',
  rejectedTitle: (rejected, { plural }) =>
    plural(rejected.length, {
      zero: 'قُبلت كل التغييرات',
      one: 'لم يُقبل تغيير واحد',
      two: 'لم يُقبل تغييران',
      few: 'لم تُقبل # تغييرات',
      many: 'لم يُقبل # تغييرًا',
      other: 'لم يُقبل # تغيير',
    }),
  rejectedDetail,
  saveState: { saved: 'تم الحفظ', saving: 'جارٍ الحفظ…', offline: 'غير متصل', unknown: 'متصل' },
  savedMeans: (survives) => SURVIVES[survives],
  retryIn: (milliseconds, formats) => `المحاولة التالية بعد ${formats.duration(milliseconds)}`,
  dismiss: 'إغلاق',
}
