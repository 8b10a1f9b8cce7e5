import type { ActivityEntry, CommandActivity, ValueActivity } from '@callboard/session/activity'
import type { ActivityStrings } from '../activity-strings.ts'

type Commands = Readonly<Record<CommandActivity['command'], string>>

const GIVEN: Commands = {
  message: 'رسالة من {actor} إلى {agents}',
  cancel: 'طلب توقف من {actor} إلى {agents}',
  pause: 'طلب إيقاف مؤقت من {actor} إلى {agents}',
  resume: 'طلب متابعة من {actor} إلى {agents}',
  steer: 'تعليمات جديدة من {actor} إلى {agents}',
}

const OBEYED: Commands = {
  message: 'استلم {actor} الرسالة',
  cancel: 'توقف {actor} كما طُلب',
  pause: 'توقف {actor} مؤقتًا كما طُلب',
  resume: 'تابع {actor} كما طُلب',
  steer: 'أخذ {actor} بالتعليمات الجديدة',
}

const REFUSED: Commands = {
  message: 'رفض {actor} الرسالة',
  cancel: 'رفض {actor} التوقف',
  pause: 'رفض {actor} الإيقاف المؤقت',
  resume: 'رفض {actor} المتابعة',
  steer: 'رفض {actor} التعليمات الجديدة',
}

function valueLine({ before, after }: ValueActivity): string {
  if (after === undefined) return 'إزالة {subject} من قِبل {actor}'
  return before === undefined ? 'إضافة {subject} من قِبل {actor}' : 'تغيير {subject} من قِبل {actor}'
}

function commandLine({ state, command, actor }: CommandActivity): string {
  if (state === 'expired' || actor === undefined) return 'لا رد في الوقت المحدد: {agents}'
  return (state === 'refused' ? REFUSED : OBEYED)[command]
}

function activityLine(entry: ActivityEntry, byYou: boolean): string {
  return byYou ? lineOf(entry).replace('من قِبل {actor}', 'من قِبلك').replace('من {actor}', 'منك') : lineOf(entry)
}

function lineOf(entry: ActivityEntry): string {
  switch (entry.kind) {
    case 'agent-joined': return 'انضم {actor}'
    case 'agent-left': return 'غادر {actor}'
    case 'agent-lost': return 'انقطع اتصال {actor}'
    case 'agent-returned': return 'عاد {actor}'
    case 'agent-stalled': return 'سكت {actor}'
    case 'agent-recovered': return 'عاد {actor} إلى الرد'
    case 'agent-failed': return 'أخفق {actor}'
    case 'task-started': return 'بدأ {actor} {subject}'
    case 'task-ended':
      return entry.status === 'failed' ? 'أخفق {actor} في {subject}' : entry.status === 'cancelled' ? 'قطع {actor} {subject}' : 'أنهى {actor} {subject}'
    case 'milestone-reached': return 'بلغ {actor} {subject}'
    case 'question-asked': return 'سأل {actor}: {subject}'
    case 'question-ended':
      return { open: 'سأل {actor}: {subject}', answered: 'إجابة من {actor}: {subject}', ignored: 'تجاهل من {actor}: {subject}', expired: 'لم يُجب أحد {actor} في الوقت المحدد: {subject}', withdrawn: 'سحب {actor} السؤال: {subject}' }[entry.state]
    case 'command-given': return GIVEN[entry.command]
    case 'command-ended': return commandLine(entry)
    case 'selection-changed':
    case 'config-changed': return valueLine(entry)
  }
}

/** Arabic for who did what when. */
export const ARABIC_ACTIVITY: ActivityStrings = {
  activity: 'النشاط',
  noActivity: 'لم يحدث شيء بعد',
  noActivityHint: 'يظهر هنا ما يفعله الوكلاء والأشخاص فور حدوثه.',
  somebody: 'شخص ما',
  you: 'أنت',
  activityLine,
  activityWithin: (title) => `ضمن ${title}`,
  topics: { agents: 'الوكلاء', tasks: 'المهام', questions: 'الأسئلة', commands: 'التعليمات', selections: 'الاختيارات', config: 'الإعدادات' },
  chooseTopics: 'ما يُعرض',
  newActivity: (count, { plural }) =>
    plural(count, { zero: 'لا جديد', one: 'حدث جديد واحد', two: 'حدثان جديدان', few: '# أحداث جديدة', many: '# حدثًا جديدًا', other: '# حدث جديد' }),

  valueBefore: 'قبل:',
  valueAfter: 'الآن:',
  noValue: 'لا شيء',
  moreFields: (count, { plural }) =>
    plural(count, { zero: 'ولا حقول أخرى', one: 'وحقل آخر', two: 'وحقلان آخران', few: 'و# حقول أخرى', many: 'و# حقلًا آخر', other: 'و# حقل آخر' }),
  valueChanged: ({ before }, byYou) => `${before === undefined ? 'إضافة' : 'تغيير'} ${byYou ? 'منك' : 'من {actor}'} {ago}`,
  undoChange: 'تراجع',
  undoChangeOf: (title) => `التراجع عن تغيير ${title}`,
  changeUndone: 'تم التراجع',
  changeStands: 'غيّره شخص ما بعد ذلك، فيبقى كما هو',
  undoRefused: (reason) => `لا يمكن التراجع: ${reason}`,

  timeline: 'الخط الزمني',
  noTimeline: 'لا شيء للعرض بعد',
  noTimelineHint: 'لكل وكيل مسار هنا فور انضمامه.',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  showAll: 'عرض الكل',
  earlier: 'أبكر',
  later: 'لاحقًا',
  live: 'مباشر',
  asLanes: 'مسارات',
  asTable: 'جدول',
  timelineHelp: 'يتنقل السهمان الأيمن والأيسر عبر الزمن، ويغيّر زائد وناقص المقياس، ويذهب Home إلى البداية وEnd إلى الآن. وفي الجدول الشيء نفسه نصًا.',
  timeRange: (from, to) => `من ${from} إلى ${to}`,
  laneSummary: ({ spans, marks }, { list, plural }) => {
    const tasks = spans.filter(({ kind }) => kind === 'task')
    const running = tasks.filter(({ endedAt }) => endedAt === undefined).length
    return list([
      plural(tasks.length, { zero: 'لا مهام', one: 'مهمة واحدة', two: 'مهمتان', few: '# مهام', many: '# مهمة', other: '# مهمة' }),
      ...(running > 0 ? [plural(running, { one: 'واحدة جارية', two: 'اثنتان جاريتان', few: '# جارية', many: '# جارية', other: '# جارية' })] : []),
      ...(marks.length > 0 ? [plural(marks.length, { one: 'حدث واحد', two: 'حدثان', few: '# أحداث', many: '# حدثًا', other: '# حدث' })] : []),
    ])
  },
  spanStatus: (status) => STATUSES[status],
  who: 'من',
  what: 'ماذا',
  state: 'الحالة',
  began: 'البداية',
  lasted: 'المدة',
  goesOn: 'مستمر',
  olderLeftOut: (count, { plural }) =>
    plural(count, { zero: 'لم يُحذف شيء', one: 'صف أقدم واحد غير معروض', two: 'صفان أقدم غير معروضين', few: '# صفوف أقدم غير معروضة', many: '# صفًا أقدم غير معروض', other: '# صف أقدم غير معروض' }),
}

const STATUSES: Readonly<Record<Parameters<ActivityStrings['spanStatus']>[0], string>> = {
  queued: 'في الانتظار',
  running: 'جارية',
  waiting: 'ينتظر',
  paused: 'متوقف مؤقتًا',
  done: 'تم',
  failed: 'أخفق',
  cancelled: 'ملغاة',
  orphaned: 'متروكة',
  stalled: 'صامت',
  offline: 'غائب',
  idle: 'خامل',
  working: 'يعمل',
}
