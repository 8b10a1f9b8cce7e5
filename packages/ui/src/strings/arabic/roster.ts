import type { RosterStrings } from '../roster-strings.ts'
import { inSentences } from '../sentence.ts'
import { ARABIC_STATUS } from './status.ts'

/** Arabic for the team of agents. */
export const ARABIC_ROSTER: RosterStrings = {
  agents: 'الوكلاء',
  noAgents: 'لم يسجّل أحد دخوله بعد',
  noAgentsHint: 'يظهر الوكلاء هنا فور انضمامهم إلى الجلسة.',
  loading: 'جارٍ فتح اللوحة…',
  findAgents: 'البحث عن وكلاء',
  statusesShown: 'الحالات المعروضة',
  grouping: 'العناوين',
  groupings: { none: 'بلا عناوين', status: 'حسب الحالة', role: 'حسب الدور' },
  order: 'الترتيب',
  orders: { name: 'ترتيب بالاسم', status: 'ترتيب بالحالة', latest: 'الأحدث أولًا', progress: 'ترتيب بالتقدم' },
  pinned: 'المثبّتون',
  pin: (name) => `تثبيت ${name}`,
  noRole: 'بلا دور',
  noneMatches: 'لا وكيل يطابق ذلك',
  showAll: 'عرض الكل',
  agentsShown: (shown, all, formats) =>
    formats.plural(all, {
      zero: 'لا وكلاء',
      one: `${formats.number(shown)} من وكيل واحد`,
      two: `${formats.number(shown)} من وكيلين`,
      few: `${formats.number(shown)} من # وكلاء`,
      many: `${formats.number(shown)} من # وكيلًا`,
      other: `${formats.number(shown)} من # وكيل`,
    }),
  rosterSummary: (totals, formats) => `${formats.number(totals.online)} من ${formats.number(totals.agents)} متصلون`,
  statusChanges: (changes, formats) =>
    changes.length > 3
      ? formats.plural(changes.length, {
        few: 'غيّر # وكلاء حالتهم',
        many: 'غيّر # وكيلًا حالتهم',
        other: 'غيّر # وكيل حالتهم',
      })
      : inSentences(changes.map(({ name, status }) => `${name}: ${ARABIC_STATUS.agentStatus[status]}`)),
  usage: ({ tokens, cost, currency }, formats) =>
    [
      formats.plural(tokens, {
        zero: 'لا رموز',
        one: 'رمز واحد',
        two: 'رمزان',
        few: '# رموز',
        many: `${formats.compact(tokens)} رمزًا`,
        other: `${formats.compact(tokens)} رمز`,
      }),
      cost !== undefined && currency !== undefined ? formats.money(cost, currency) : '',
    ].filter(Boolean).join(' · '),
}
