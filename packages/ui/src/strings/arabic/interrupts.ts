import type { Answer, InterruptOption } from '@callboard/session/interrupts'
import type { Formats } from '../formats.ts'
import type { InterruptOutcome, InterruptStrings } from '../interrupt-strings.ts'
import { inSentences } from '../sentence.ts'

function answerGiven(answer: Answer, options: readonly InterruptOption[], formats: Formats): string {
  const labels = (answer.options ?? []).map((id) => options.find((option) => option.id === id)?.label ?? id)
  const chosen = labels.length > 0 ? formats.list(labels) : undefined
  const reason = answer.reason ? `: ${answer.reason}` : ''
  const words = answer.text === undefined ? '' : `: ${answer.text}`
  switch (answer.type) {
    case 'accept': return (chosen ?? 'تمت الموافقة') + reason
    case 'reject': return `رُفض${reason}`
    case 'choose': return chosen ?? 'لا شيء'
    case 'submit': return `مُلئ النموذج${reason}`
    case 'respond': return `تم الرد${words}`
    case 'edit': return `تم التعديل${reason}`
    case 'ignore': return `تم التجاهل${reason}`
    default: return answer.type
  }
}

function interruptOutcome(outcome: InterruptOutcome, formats: Formats): string {
  const { phase, agent, answer, reason, at, isByGrant, isSelf } = outcome
  const who = outcome.by ?? 'شخص آخر'
  const time = at === undefined ? '' : `، ${formats.clock(at)}`
  const why = reason ? ` ${reason}` : ''
  const given = answer === undefined ? '' : ` ${answer}`
  switch (phase) {
    case 'open': return ''
    case 'sending': return `أُرسل. في انتظار أن يأخذه ${agent}.`
    case 'refused': return `لم يقبل ${agent} إجابتك.${why}`
    case 'lost': return `${isSelf ? 'أجبتَ أنت أولًا' : `سبق ${who} إلى الإجابة`}${time}.${given}`
    case 'unattended': return `${agent} غائب وسيجد إجابتك عند عودته.`
    case 'expired': return 'انتهى وقت الإجابة.'
    case 'answered':
      if (isByGrant) return `أُجيب بإذن سابق${time}.${given}`
      if (isSelf) return `أجبتَ أنت${time}.${given}`
      return outcome.by === undefined ? `لم يجب أحد في الوقت${time}.${given}` : `أجاب ${who}${time}.${given}`
    case 'ignored':
      if (isSelf) return `تركتَه جانبًا${time}.`
      return outcome.by === undefined ? `تم التجاهل${time}.` : `تركه ${who} جانبًا${time}.`
    case 'withdrawn': return `لم يعد ${agent} بحاجة إلى إجابة.${WITHDRAWN[reason ?? ''] ?? why}`
    case 'dismissed': return 'أُغلق.'
    case 'invalid': return 'لا يمكن قراءة هذا السؤال.'
    default: return ''
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'عنوان بريد إلكتروني مثل name@example.org',
  uri: 'عنوان ويب يبدأ بـ https://',
  date: 'تاريخًا',
  time: 'وقتًا',
  'date-time': 'تاريخًا ووقتًا',
}

function fieldProblem(keyword: string, limit: unknown, formats: Formats): string | undefined {
  const amount = typeof limit === 'number' ? limit : 0
  const number = formats.number(amount)
  const characters = formats.plural(amount, { one: 'حرف واحد', two: 'حرفان', few: '# حروف', many: '# حرفًا', other: '# حرف' })
  switch (keyword) {
    case 'required': return 'املأ هذا الحقل.'
    case 'type': return limit === 'integer' ? 'أدخل عددًا صحيحًا.' : limit === 'number' ? 'أدخل رقمًا.' : 'املأ هذا الحقل.'
    case 'minLength': return amount === 1 ? 'املأ هذا الحقل.' : `الحد الأدنى ${characters}.`
    case 'maxLength': return `الحد الأقصى ${characters}.`
    case 'minimum': return `أدخل ${number} أو أكثر.`
    case 'maximum': return `أدخل ${number} أو أقل.`
    case 'exclusiveMinimum': return `أدخل أكثر من ${number}.`
    case 'exclusiveMaximum': return `أدخل أقل من ${number}.`
    case 'multipleOf': return `أدخل مضاعفًا للعدد ${number}.`
    case 'minItems': return `أضف ${number} على الأقل.`
    case 'maxItems': return `أبقِ ${number} على الأكثر.`
    case 'uniqueItems': return 'لا يجوز أن يتكرر أي منها.'
    case 'enum': return 'اختر واحدًا مما هو معروض.'
    case 'const': return limit === true ? 'يجب تحديد هذا.' : 'يجب أن يبقى هذا كما أُعطي.'
    case 'pattern': return 'ليس هذا بالشكل المطلوب.'
    case 'format': return `أدخل ${FORMATS[String(limit)] ?? `قيمة بالشكل ${String(limit)}`}.`
    default: return undefined
  }
}

const WITHDRAWN: Readonly<Record<string, string>> = {
  'agent-restarted': ' بدأ من جديد.',
  'task-ended': ' انتهت مهمته.',
  'task-cancelled': ' أُلغيت مهمته.',
}

/** Arabic for what agents ask of people. */
export const ARABIC_INTERRUPTS: InterruptStrings = {
  interruptKind: {
    approval: 'يطلب الموافقة',
    choice: 'يطلب منك الاختيار',
    form: 'يطلب تفاصيل',
    text: 'يسأل سؤالًا',
    edit: 'يطلب منك مراجعة مسودة',
  },
  interruptInvalid: 'سؤال غير مقروء',
  detailsLoading: 'جارٍ تحميل التفاصيل…',
  detailsFailed: 'تعذّر تحميل التفاصيل، فلا يمكن الإجابة هنا.',
  toolCall: (name) => `استدعاء ${name}`,
  onBehalfOf: (name) => `نيابةً عن ${name}`,
  timeLeft: (milliseconds, formats) => `بقي ${formats.duration(milliseconds)}`,
  timeIsUp: 'انتهى الوقت',
  answering: (names, formats) =>
    formats.plural(names.length, {
      one: `${formats.list(names)} يجيب الآن`,
      two: `${formats.list(names)} يجيبان الآن`,
      other: `${formats.list(names)} يجيبون الآن`,
    }),

  approve: 'موافقة',
  reject: 'رفض',
  scopeAlways: 'لا يسأل مرة أخرى',
  reasonLabel: 'السبب',
  addReason: 'إضافة سبب',
  choose: 'اختيار',
  chooseUpTo: (max, formats) => `اختر حتى ${formats.number(max)}`,
  respond: 'إرسال الرد',
  respondInstead: 'الرد بدلًا من ذلك',
  answerLabel: 'إجابتك',
  answerPlaceholder: 'اكتب إجابة',
  ignore: 'تجاهل',
  snooze: 'لاحقًا',
  submitForm: 'إرسال',
  editDraft: 'المسودة',
  editInput: 'تغيير المدخلات',
  sendAsIs: 'إرسال كما هو',
  sendEdited: 'إرسال التغييرات',
  acceptDraft: 'قبول كما هو',
  resetDraft: 'التراجع عن التغييرات',
  changes: 'التغييرات',
  noChanges: 'لم يتغير شيء بعد',
  removedText: 'حُذف:',
  addedText: 'أُضيف:',
  close: 'إغلاق',

  required: 'مطلوب',
  optional: 'اختياري',
  nothingChosen: 'اختر واحدًا أولًا.',
  nothingWritten: 'اكتب شيئًا أولًا.',
  tooManyChosen: (max, formats) => `اختر ${formats.number(max)} على الأكثر.`,
  schemaNotRun: 'لا يُعرض نموذج هذا السؤال لأن تشغيل وصفه غير آمن.',
  schemaShow: 'لماذا',
  formLoading: 'جارٍ إعداد النموذج…',
  fieldsToMend: (count, formats) =>
    formats.plural(count, {
      one: 'لم يُرسل: حقل واحد يحتاج إلى مراجعة.',
      two: 'لم يُرسل: حقلان يحتاجان إلى مراجعة.',
      few: 'لم يُرسل: # حقول تحتاج إلى مراجعة.',
      many: 'لم يُرسل: # حقلًا تحتاج إلى مراجعة.',
      other: 'لم يُرسل: # حقل تحتاج إلى مراجعة.',
    }),
  notJson: 'ليس هذا JSON.',
  addItem: (title) => `إضافة إلى ${title}`,
  removeItem: (position, formats) => `إزالة العنصر ${formats.number(position)}`,
  moveItem: (position, to, formats) => `نقل العنصر ${formats.number(position)} إلى ${to === 'up' ? 'أعلى' : 'أسفل'}`,
  chooseOption: 'اختر…',
  yes: 'نعم',
  no: 'لا',
  formOption: (position, formats) => `الصيغة ${formats.number(position)}`,
  fieldUnsupported: 'لا يمكن عرض هذا الجزء من النموذج هنا.',
  fieldProblem,

  answerGiven,
  interruptOutcome,
  notYours: 'سُئل شخص آخر، فلا يمكنك الإجابة.',
  onlyWatching: 'أنت تشاهد فقط، فلا يمكنك الإجابة.',

  inbox: 'أسئلة لك',
  inboxSummary: (open, formats) =>
    formats.plural(open, { zero: 'لا شيء مفتوح', one: 'سؤال مفتوح', two: 'سؤالان مفتوحان', few: '# أسئلة مفتوحة', many: '# سؤالًا مفتوحًا', other: '# سؤال مفتوح' }),
  inboxEmpty: 'لا شيء يحتاج إليك',
  inboxEmptyHint: 'حين يحتاج وكيل إلى قرار يسأل هنا.',
  order: 'الترتيب',
  orderOldest: 'الأقدم أولًا',
  orderUrgent: 'الأكثر إلحاحًا أولًا',
  selectQuestion: (title) => `تحديد: ${title}`,
  selectAll: 'تحديد جميع طلبات الموافقة',
  approveSelected: (count, formats) => (count === 0 ? 'موافقة' : `موافقة على ${formats.number(count)}`),
  rejectSelected: (count, formats) => (count === 0 ? 'رفض' : `رفض ${formats.number(count)}`),
  clearDecided: 'إزالة ما حُسم',
  questionsAsked: (questions, formats) =>
    questions.length > 2
      ? formats.plural(questions.length, { few: '# أسئلة جديدة', many: '# سؤالًا جديدًا', other: '# سؤال جديد' })
      : inSentences(questions.map(({ agent, title }) => `${agent} يسأل: ${title}`)),
  inboxHint: 'مفتاحا الصفحة السابقة والتالية ينتقلان بين الأسئلة، ومفتاح الإدخال يدخل، ومفتاح الهروب يخرج.',

  grants: 'مسموح دون سؤال',
  grantsEmpty: 'يسأل الوكلاء كل مرة',
  grantsEmptyHint: 'ما توافق عليه دائمًا يبقى هنا حتى تسحبه.',
  grantFrom: (title) => `منذ «${title}»`,
  grantedBy: ({ by, isSelf }) => (isSelf ? 'سمحتَ به أنت' : `سمح به ${by}`),
  revoke: 'سحب',
  revoking: 'جارٍ السحب…',
  revokeGrant: (covers, agent, isRevoking) => `${isRevoking ? 'جارٍ السحب…' : 'سحب'} ${covers}، ${agent}`,
  revokeRefused: (agent, reason) => `لم يسحبه ${agent}. ${reason ?? ''}`.trim(),
}
