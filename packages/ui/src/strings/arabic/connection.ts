import type { Rejection } from '@callboard/react'
import type { ConnectionState, Survival } from '@callboard/session'
import type { ConnectionStrings } from '../connection-strings.ts'
import { withoutPrefix } from '../without-prefix.ts'

function connectionDetail(state: ConnectionState): string | undefined {
  if (state.status === 'closed') return state.error === undefined ? undefined : withoutPrefix(state.error.message)
  return state.everSynced ? 'قد يكون ما تراه قديمًا. تُحفظ تغييراتك هنا وتُرسل عند عودة الاتصال.' : undefined
}

const SURVIVES: Readonly<Record<Survival, string>> = {
  nothing: 'وصلت تغييراتك إلى الخادم، لكنه لا يقول هل يحتفظ بها.',
  'client-crash': 'تبقى تغييراتك ما دام الخادم يعمل: لا يضيّعها إغلاق هذه الصفحة، ويضيّعها إعادة تشغيل الخادم.',
  'relay-crash': 'تغييراتك محفوظة: لا يضيّعها إغلاق هذه الصفحة ولا إعادة تشغيل الخادم.',
  'power-loss': 'تغييراتك محفوظة بأمان: لا يضيّعها إغلاق هذه الصفحة ولا إعادة تشغيل الخادم ولا انقطاع الكهرباء.',
}

function rejectedDetail(rejected: readonly Rejection[]): string | undefined {
  const { code, path } = rejected.at(-1) ?? {}
  if (code === 'document-replaced') return 'بدأ الخادم هذه اللوحة من جديد. ما تراه هو ما لديه الآن.'
  if (code !== 'write-refused') return 'تعذّر دمج تغييرات هذه الصفحة مع اللوحة. ما تراه هو ما لدى الخادم.'
  const where = path === undefined ? 'هنا' : `في ${path}`
  return `لا يُسمح لك بالكتابة ${where}. ما تراه هو ما لدى الخادم؛ أعد من فضلك ما ينقص.`
}

/** Arabic for the connection and what is saved. */
export const ARABIC_CONNECTION: ConnectionStrings = {
  connectionTitle: (state) =>
    state.status === 'closed'
      ? state.error === undefined ? 'انقطع الاتصال' : 'رُفض الاتصال'
      : state.status === 'connecting' ? 'جارٍ الاتصال…' : 'انقطع الاتصال، جارٍ إعادته…',
  connectionDetail,
  backOnline: 'عاد الاتصال',
  rejectedTitle: (rejected) => (rejected.length === 1 ? 'لم يُقبل تغيير' : `تغييرات لم تُقبل: ${rejected.length}`),
  rejectedDetail,
  saveState: { saved: 'محفوظ', saving: 'جارٍ الحفظ…', offline: 'غير متصل', unknown: 'متصل' },
  savedMeans: (survives) => SURVIVES[survives],
  retryIn: (milliseconds, formats) => `المحاولة التالية بعد ${formats.duration(milliseconds)}`,
  dismiss: 'إغلاق',
}
