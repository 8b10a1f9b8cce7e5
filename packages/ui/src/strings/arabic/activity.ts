import type { ActivityEntry, CommandActivity, ValueActivity } from '@callboard/session/activity'
import type { ActivityStrings } from '../activity-strings.ts'
import { withinRtl } from '../isolate.ts'

type QuestionState = 'open' | 'answered' | 'ignored' | 'expired' | 'withdrawn'

type Commands = Readonly<Record<CommandActivity['command'], string>>

const GIVEN: Commands = {
  message: 'أرسل {actor} رسالة إلى {agents}',
  cancel: 'طلب {actor} من {agents} التوقف',
  pause: 'طلب {actor} من {agents} التوقف مؤقتًا',
  resume: 'طلب {actor} من {agents} استئناف العمل',
  steer: 'أرسل {actor} تعليمات جديدة إلى {agents}',
}

const GIVEN_BY_YOU: Commands = {
  message: 'أرسلت رسالة إلى {agents}',
  cancel: 'طلبت من {agents} التوقف',
  pause: 'طلبت من {agents} التوقف مؤقتًا',
  resume: 'طلبت من {agents} استئناف العمل',
  steer: 'أرسلت تعليمات جديدة إلى {agents}',
}

const OBEYED: Commands = {
  message: 'قبل {actor} الرسالة',
  cancel: 'توقف {actor} كما طُلب',
  pause: 'توقف {actor} مؤقتًا كما طُلب',
  resume: 'استأنف {actor} العمل كما طُلب',
  steer: 'قبل {actor} التعليمات الجديدة',
}

const REFUSED: Commands = {
  message: 'رفض {actor} الرسالة',
  cancel: 'رفض {actor} التوقف',
  pause: 'رفض {actor} التوقف مؤقتًا',
  resume: 'رفض {actor} استئناف العمل',
  steer: 'رفض {actor} التعليمات الجديدة',
}

function valueLine({ before, after }: ValueActivity, byYou: boolean): string {
  if (after === undefined) return byYou ? 'أزلت «{subject}»' : 'أزال {actor} «{subject}»'
  if (before === undefined) return byYou ? 'أضفت «{subject}»' : 'أضاف {actor} «{subject}»'
  return byYou ? 'غيّرت «{subject}»' : 'غيّر {actor} «{subject}»'
}

function commandLine({ state, command, actor }: CommandActivity): string {
  if (state === 'expired' || actor === undefined) return 'لم يصل رد في الوقت المحدد من {agents}'
  return (state === 'refused' ? REFUSED : OBEYED)[command]
}

function questionLine(state: QuestionState, byYou: boolean): string {
  switch (state) {
    case 'open': return 'سأل {actor}: {subject}'
    case 'answered': return byYou ? 'أجبت عن: {subject}' : 'أجاب {actor} عن: {subject}'
    case 'ignored': return byYou ? 'تجاهلت: {subject}' : 'تجاهل {actor}: {subject}'
    case 'expired': return 'لم يُجب أحد {actor} في الوقت المحدد: {subject}'
    case 'withdrawn': return 'سحب {actor} السؤال: {subject}'
  }
}

function activityLine(entry: ActivityEntry, byYou: boolean): string {
  switch (entry.kind) {
    case 'agent-joined': return 'انضم {actor}'
    case 'agent-left': return 'غادر {actor}'
    case 'agent-lost': return 'انقطع اتصال {actor}'
    case 'agent-returned': return 'عاد {actor}'
    case 'agent-stalled': return 'لم يعد {actor} يستجيب'
    case 'agent-recovered': return 'عاد {actor} إلى الاستجابة'
    case 'agent-failed': return 'فشل {actor}'
    case 'task-started': return 'بدأ {actor} المهمة {subject}'
    case 'task-ended':
      return entry.status === 'failed' ? 'فشل {actor} في المهمة {subject}' : entry.status === 'cancelled' ? 'ألغى {actor} المهمة {subject}' : 'أنهى {actor} المهمة {subject}'
    case 'milestone-reached': return 'بلغ {actor} المرحلة {subject}'
    case 'question-asked': return 'سأل {actor}: {subject}'
    case 'question-ended': return questionLine(entry.state, byYou)
    case 'command-given': return (byYou ? GIVEN_BY_YOU : GIVEN)[entry.command]
    case 'command-ended': return commandLine(entry)
    case 'selection-changed':
    case 'config-changed': return valueLine(entry, byYou)
  }
}

/** Arabic for who did what when. */
export const ARABIC_ACTIVITY: ActivityStrings = {
  activity: 'النشاط',
  noActivity: 'لا نشاط بعد',
  noActivityHint: 'يظهر هنا ما يفعله الوكلاء والأشخاص فور حدوثه.',
  somebody: 'شخص ما',
  you: 'أنت',
  activityLine,
  activityWithin: (title) => `ضمن ${withinRtl(title)}`,
  topics: { agents: 'الوكلاء', tasks: 'المهام', questions: 'الأسئلة', commands: 'التعليمات', selections: 'الاختيارات', config: 'الإعدادات' },
  chooseTopics: 'ما يُعرض',
  newActivity: (count, { plural }) =>
    plural(count, { zero: 'لا جديد', one: 'حدث جديد واحد', two: 'حدثان جديدان', few: '# أحداث جديدة', many: '# حدثًا جديدًا', other: '# حدث جديد' }),

  valueBefore: 'قبل:',
  valueAfter: 'الآن:',
  noValue: 'لا شيء',
  moreFields: (count, { plural }) =>
    plural(count, { zero: 'ولا حقول أخرى', one: 'وحقل آخر', two: 'وحقلان آخران', few: 'و# حقول أخرى', many: 'و# حقلًا آخر', other: 'و# حقل آخر' }),
  valueChanged: ({ before }, byYou) =>
    before === undefined ? (byYou ? 'أضفت هذا {ago}' : 'أضاف {actor} هذا {ago}') : byYou ? 'غيّرت هذا {ago}' : 'غيّر {actor} هذا {ago}',
  undoChange: 'تراجع',
  undoChangeOf: (title) => `تراجع عن تغيير ${withinRtl(title)}`,
  changeStands: 'غيّره شخص ما بعد ذلك، فيبقى كما هو',
  undoRefused: (reason) => `لا يمكن التراجع: ${withinRtl(reason)}`,

  timeline: 'الخط الزمني',
  noTimeline: 'لا شيء للعرض بعد',
  noTimelineHint: 'لكل وكيل مسار هنا فور انضمامه.',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  showAllTime: 'عرض المدة كاملة',
  earlier: 'السابق',
  later: 'التالي',
  live: 'مباشر',
  asLanes: 'مسارات',
  asTable: 'جدول',
  timelineHelp: 'يتنقل السهمان الأيمن والأيسر عبر الزمن، ويكبّر مفتاح الزائد ويصغّر مفتاح الناقص، وينتقل مفتاح البداية إلى أول المدة ومفتاح النهاية إلى الآن. ويعرض الجدول الشيء نفسه نصًا.',
  timeRange: (from, to) => `من ${from} إلى ${to}`,
  laneSummary: ({ spans, marks }, { list, plural }) => {
    const tasks = spans.filter(({ kind }) => kind === 'task')
    const running = tasks.filter(({ endedAt }) => endedAt === undefined).length
    return list([
      plural(tasks.length, { zero: 'لا مهام', one: 'مهمة واحدة', two: 'مهمتان', few: '# مهام', many: '# مهمة', other: '# مهمة' }),
      ...(running > 0
        ? [plural(running, { zero: 'لا مهام جارية', one: 'واحدة جارية', two: 'اثنتان جاريتان', few: '# جارية', many: '# جارية', other: '# جارية' })]
        : []),
      ...(marks.length > 0
        ? [plural(marks.length, { zero: 'لا أحداث', one: 'حدث واحد', two: 'حدثان', few: '# أحداث', many: '# حدثًا', other: '# حدث' })]
        : []),
    ])
  },
  spanStatus: (status) => STATUSES[status],
  who: 'مَن',
  what: 'ماذا',
  state: 'الحالة',
  began: 'البداية',
  lasted: 'المدة',
  moreLanes: (count, { plural }) =>
    plural(count, { zero: 'جميع المسارات معروضة', one: 'مسار واحد غير معروض', two: 'مساران غير معروضين', few: '# مسارات غير معروضة', many: '# مسارًا غير معروض', other: '# مسار غير معروض' }),
}

// Of agents (masculine) and tasks (feminine) alike: nouns where the forms would differ.
const STATUSES: Readonly<Record<Parameters<ActivityStrings['spanStatus']>[0], string>> = {
  queued: 'في قائمة الانتظار',
  running: 'قيد التنفيذ',
  waiting: 'قيد الانتظار',
  paused: 'إيقاف مؤقت',
  done: 'اكتمال',
  failed: 'فشل',
  cancelled: 'إلغاء',
  orphaned: 'الوكيل غير متصل',
  stalled: 'تعثّر',
  offline: 'غير متصل',
  idle: 'جاهز',
  working: 'يعمل',
}
