import type { RosterStrings } from '../roster-strings.ts'
import { withinRtl } from '../isolate.ts'
import { inSentences } from '../sentence.ts'
import { ARABIC_STATUS } from './status.ts'
import { arabicTokens } from './tokens.ts'

/** Arabic for the team of agents. */
export const ARABIC_ROSTER: RosterStrings = {
  agents: 'الوكلاء',
  noAgents: 'لا وكلاء بعد',
  noAgentsHint: 'يظهر الوكلاء هنا فور انضمامهم إلى الجلسة.',
  loading: 'جارٍ فتح اللوحة…',
  findAgents: 'البحث عن وكلاء',
  statusesShown: 'الحالات المعروضة',
  grouping: 'العناوين',
  groupings: { none: 'بلا عناوين', status: 'تجميع حسب الحالة', role: 'تجميع حسب الدور' },
  order: 'الترتيب',
  orders: { name: 'ترتيب حسب الاسم', status: 'ترتيب حسب الحالة', latest: 'الأحدث أولًا', progress: 'ترتيب حسب التقدّم' },
  pinned: 'المثبّتون',
  pin: (name) => `تثبيت ${withinRtl(name)}`,
  noRole: 'بلا دور',
  noneMatches: 'لا وكلاء مطابقين',
  showAll: 'عرض الكل',
  agentsShown: (shown, all, formats) =>
    formats.plural(all, {
      zero: `${formats.number(shown)} من # وكيل`,
      one: `${formats.number(shown)} من وكيل واحد`,
      two: `${formats.number(shown)} من وكيلين`,
      few: `${formats.number(shown)} من # وكلاء`,
      many: `${formats.number(shown)} من # وكيلًا`,
      other: `${formats.number(shown)} من # وكيل`,
    }),
  rosterSummary: (totals, formats) => `المتصلون: ${formats.number(totals.online)} من ${formats.number(totals.agents)}`,
  statusChanges: (changes, formats) =>
    changes.length > 3
      ? formats.plural(changes.length, {
        zero: 'لم تتغيّر أي حالة',
        one: 'تغيّرت حالة وكيل واحد',
        two: 'تغيّرت حالة وكيلين',
        few: 'تغيّرت حالة # وكلاء',
        many: 'تغيّرت حالة # وكيلًا',
        other: 'تغيّرت حالة # وكيل',
      })
      : inSentences(changes.map(({ name, status }) => `${withinRtl(name)}: ${ARABIC_STATUS.agentStatus[status]}`)),
  unreadableRecord: (name, fields, { list, plural }) => {
    const which = plural(fields.length, { zero: '', one: ': الحقل ', two: ': الحقلان ', few: ': الحقول ', many: ': الحقول ', other: ': الحقول ' })
    return `كتب ${withinRtl(name)} شيئًا لا يستطيع هذا الإصدار قراءته${which}${list(fields.map(withinRtl))}`
  },
  usage: ({ tokens, cost, currency }, formats) =>
    [
      arabicTokens(tokens, formats),
      cost !== undefined && currency !== undefined ? formats.money(cost, currency) : '',
    ].filter(Boolean).join(' · '),
}
