import type { Answer, InterruptOption } from '@callboard/session/interrupts'
import type { Formats } from '../formats.ts'
import type { InterruptOutcome, InterruptStrings } from '../interrupt-strings.ts'
import { withinRtl } from '../isolate.ts'
import { inSentences } from '../sentence.ts'

function answerGiven(answer: Answer, options: readonly InterruptOption[], formats: Formats): string {
  const labels = (answer.options ?? []).map((id) => withinRtl(options.find((option) => option.id === id)?.label ?? id))
  const chosen = labels.length > 0 ? formats.list(labels) : undefined
  const reason = answer.reason ? `: ${withinRtl(answer.reason)}` : ''
  const words = answer.text === undefined ? '' : `: ${withinRtl(answer.text)}`
  switch (answer.type) {
    case 'accept': return (chosen ?? 'تمت الموافقة') + reason
    case 'reject': return `تم الرفض${reason}`
    case 'choose': return chosen ?? 'لا شيء'
    case 'submit': return `تم ملء النموذج${reason}`
    case 'respond': return `تم الرد${words}`
    case 'edit': return `تم التعديل${reason}`
    case 'ignore': return `تم التجاهل${reason}`
    default: return answer.type
  }
}

function interruptOutcome(outcome: InterruptOutcome, formats: Formats): string {
  const { phase, answer, reason, at, isByGrant, isSelf } = outcome
  const agent = withinRtl(outcome.agent)
  const who = withinRtl(outcome.by ?? 'شخص آخر')
  const time = at === undefined ? '' : `، ${formats.clock(at)}`
  const why = reason ? ` ${withinRtl(reason)}` : ''
  const given = answer === undefined ? '' : ` ${answer}`
  switch (phase) {
    case 'open': return ''
    case 'sending': return `تم الإرسال. في انتظار قبول ${agent}.`
    case 'refused': return `لم يقبل ${agent} إجابتك.${why}`
    case 'lost': return `${isSelf ? 'سبقت إلى الإجابة' : `سبق ${who} إلى الإجابة`}${time}.${given}`
    case 'unattended': return `الوكيل ${agent} غير متصل وستصله إجابتك عند عودته.`
    case 'expired': return 'انتهى وقت الإجابة.'
    case 'answered':
      if (isByGrant) return `أُجيب بموجب إذن سابق${time}.${given}`
      if (isSelf) return `أجبت أنت${time}.${given}`
      return outcome.by === undefined ? `لم يُجب أحد في الوقت المحدد${time}.${given}` : `أجاب ${who}${time}.${given}`
    case 'ignored':
      if (isSelf) return `تجاهلته أنت${time}.`
      return outcome.by === undefined ? `تم التجاهل${time}.` : `تجاهله ${who}${time}.`
    case 'withdrawn': return `لم يعد ${agent} بحاجة إلى إجابة.${WITHDRAWN[reason ?? ''] ?? why}`
    case 'dismissed': return 'أُغلق.'
    case 'invalid': return 'لا يمكن قراءة هذا السؤال.'
    default: return ''
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: `عنوان بريد إلكتروني مثل ${withinRtl('name@example.org')}`,
  uri: `عنوان ويب يبدأ بـ ${withinRtl('https://')}`,
  date: 'تاريخًا',
  time: 'وقتًا',
  'date-time': 'تاريخًا ووقتًا',
}

function fieldProblem(keyword: string, limit: unknown, formats: Formats): string | undefined {
  const amount = typeof limit === 'number' ? limit : 0
  const number = formats.number(amount)
  const items = formats.plural(amount, { zero: '# عنصر', one: 'عنصرًا واحدًا', two: 'عنصرين', few: '# عناصر', many: '# عنصرًا', other: '# عنصر' })
  const characters = formats.plural(amount, { zero: '# حرف', one: 'حرف واحد', two: 'حرفان', few: '# حروف', many: '# حرفًا', other: '# حرف' })
  switch (keyword) {
    case 'required': return 'املأ هذا الحقل.'
    case 'type': return limit === 'integer' ? 'أدخل عددًا صحيحًا.' : limit === 'number' ? 'أدخل عددًا.' : 'املأ هذا الحقل.'
    case 'minLength': return amount === 1 ? 'املأ هذا الحقل.' : `الحد الأدنى: ${characters}.`
    case 'maxLength': return `الحد الأقصى: ${characters}.`
    case 'minimum': return `أدخل ${number} على الأقل.`
    case 'maximum': return `أدخل ${number} على الأكثر.`
    case 'exclusiveMinimum': return `أدخل أكثر من ${number}.`
    case 'exclusiveMaximum': return `أدخل أقل من ${number}.`
    case 'multipleOf': return `أدخل مضاعفًا للعدد ${number}.`
    case 'minItems': return `أضف ${items} على الأقل.`
    case 'maxItems': return `أبقِ ${items} على الأكثر.`
    case 'uniqueItems': return 'لا يجوز تكرار أي عنصر.'
    case 'enum': return 'اختر أحد الخيارات المعروضة.'
    case 'const': return limit === true ? 'ضع علامة هنا.' : 'اترك هذه القيمة كما هي.'
    case 'pattern': return 'ليست القيمة بالشكل المطلوب.'
    case 'format': return `أدخل ${FORMATS[String(limit)] ?? `قيمة بالشكل ${withinRtl(String(limit))}`}.`
    default: return undefined
  }
}

const WITHDRAWN: Readonly<Record<string, string>> = {
  'agent-restarted': ' أُعيد تشغيله.',
  'task-done': ' أُنجزت مهمته.',
  'task-failed': ' فشلت مهمته.',
  'task-cancelled': ' أُلغيت مهمته.',
}

/** Arabic for what agents ask of people. */
export const ARABIC_INTERRUPTS: InterruptStrings = {
  interruptKind: {
    approval: 'يطلب الموافقة',
    choice: 'يطلب منك الاختيار',
    form: 'يطلب تفاصيل',
    text: 'يطرح سؤالًا',
    edit: 'يطلب منك مراجعة مسودة',
  },
  interruptInvalid: 'سؤال غير مقروء',
  detailsLoading: 'جارٍ تحميل التفاصيل…',
  detailsFailed: 'تعذّر تحميل التفاصيل، لذلك لا يمكن الإجابة هنا.',
  toolCall: (name) => `استدعاء ${withinRtl(name)}`,
  onBehalfOf: (name) => `نيابةً عن ${withinRtl(name)}`,
  answerTimeLeft: (milliseconds, formats) => `يتبقى ${formats.duration(milliseconds)}`,
  timeIsUp: 'انتهى الوقت',
  // The verb in front is the same for one and for many.
  answering: (names, formats) => `يجيب الآن ${formats.list(names.map(withinRtl))}`,

  approve: 'موافقة',
  reject: 'رفض',
  scopeAlways: 'لا يسأل مرة أخرى',
  reasonLabel: 'السبب',
  addReason: 'إضافة سبب',
  choose: 'اختيار',
  chooseUpTo: (max, formats) => `اختر ${formats.number(max)} على الأكثر`,
  respond: 'إرسال الرد',
  respondInstead: 'الرد بدلًا من ذلك',
  answerLabel: 'إجابتك',
  answerPlaceholder: 'اكتب إجابة',
  ignore: 'تجاهل',
  snooze: 'لاحقًا',
  submitForm: 'إرسال',
  editDraft: 'المسودة',
  editInput: 'تعديل المدخلات',
  sendAsIs: 'إرسال دون تغيير',
  sendEdited: 'إرسال التغييرات',
  acceptDraft: 'قبول دون تغيير',
  resetDraft: 'التراجع عن التغييرات',
  changes: 'التغييرات',
  noChanges: 'لم يتغير شيء بعد',
  removedText: 'تمت إزالته:',
  addedText: 'تمت إضافته:',
  close: 'إغلاق',

  required: 'مطلوب',
  optional: 'اختياري',
  nothingChosen: 'اختر واحدًا أولًا.',
  nothingWritten: 'اكتب شيئًا أولًا.',
  tooManyChosen: (max, formats) => `اختر ${formats.number(max)} على الأكثر.`,
  schemaNotRun: 'لا يُعرض نموذج هذا السؤال لأن تنفيذ وصفه غير آمن.',
  schemaShow: 'لماذا؟',
  formLoading: 'جارٍ إعداد النموذج…',
  fieldsToMend: (count, formats) =>
    formats.plural(count, {
      zero: 'لم يُرسل.',
      one: 'لم يُرسل: حقل واحد يحتاج إلى تصحيح.',
      two: 'لم يُرسل: حقلان يحتاجان إلى تصحيح.',
      few: 'لم يُرسل: # حقول تحتاج إلى تصحيح.',
      many: 'لم يُرسل: # حقلًا يحتاج إلى تصحيح.',
      other: 'لم يُرسل: # حقل يحتاج إلى تصحيح.',
    }),
  notJson: `ليس هذا ${withinRtl('JSON')} صالحًا.`,
  addItem: (title) => `إضافة إلى ${withinRtl(title)}`,
  removeItem: (position, formats) => `إزالة العنصر ${formats.number(position)}`,
  moveItem: (position, to, formats) => `نقل العنصر ${formats.number(position)} ${to === 'up' ? 'لأعلى' : 'لأسفل'}`,
  chooseOption: 'اختر…',
  yes: 'نعم',
  no: 'لا',
  formOption: (position, formats) => `الخيار ${formats.number(position)}`,
  fieldUnsupported: 'لا يمكن عرض هذا الجزء من النموذج هنا.',
  fieldProblem,

  answerGiven,
  interruptOutcome,
  notYours: 'السؤال موجّه إلى شخص آخر، لذلك لا يمكنك الإجابة.',
  onlyWatching: 'أنت تشاهد فقط، لذلك لا يمكنك الإجابة.',

  inbox: 'أسئلة لك',
  inboxSummary: (open, formats) =>
    formats.plural(open, { zero: 'لا أسئلة مفتوحة', one: 'سؤال واحد مفتوح', two: 'سؤالان مفتوحان', few: '# أسئلة مفتوحة', many: '# سؤالًا مفتوحًا', other: '# سؤال مفتوح' }),
  inboxEmpty: 'لا شيء يحتاج إليك',
  inboxEmptyHint: 'عندما يحتاج وكيل إلى قرار، يظهر سؤاله هنا.',
  order: 'الترتيب',
  orderOldest: 'الأقدم أولًا',
  orderUrgent: 'الأكثر إلحاحًا أولًا',
  selectQuestion: (title) => `تحديد: ${withinRtl(title)}`,
  selectAll: 'تحديد جميع طلبات الموافقة',
  approveSelected: (count, formats) => (count === 0 ? 'موافقة' : `موافقة على ${formats.number(count)}`),
  rejectSelected: (count, formats) => (count === 0 ? 'رفض' : `رفض ${formats.number(count)}`),
  clearDecided: 'إزالة المحسومة',
  questionsAsked: (questions, formats) =>
    questions.length > 2
      ? formats.plural(questions.length, { zero: 'لا أسئلة جديدة', one: 'سؤال جديد واحد', two: 'سؤالان جديدان', few: '# أسئلة جديدة', many: '# سؤالًا جديدًا', other: '# سؤال جديد' })
      : inSentences(questions.map(({ agent, title }) => `يسأل ${withinRtl(agent)}: ${withinRtl(title)}`)),

  grants: 'مسموح به دون سؤال',
  grantsEmpty: 'يسأل الوكلاء في كل مرة',
  grantsEmptyHint: 'يبقى هنا ما توافق عليه دائمًا حتى تُبطله.',
  grantFrom: (title) => `من السؤال «${withinRtl(title)}»`,
  grantedBy: ({ by, isSelf }) => (isSelf ? 'سمحت به أنت' : `سمح به ${withinRtl(by)}`),
  revoke: 'إبطال',
  revoking: 'جارٍ الإبطال…',
  revokeGrant: (covers, agent, isRevoking) => `${isRevoking ? 'جارٍ الإبطال…' : 'إبطال'} ${withinRtl(covers)}، ${withinRtl(agent)}`,
  revokeRefused: (agent, reason) => `لم يُبطله ${withinRtl(agent)}. ${withinRtl(reason ?? '')}`.trim(),
}
