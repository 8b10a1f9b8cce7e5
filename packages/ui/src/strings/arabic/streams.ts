import { inSentences } from '../sentence.ts'
import type { StreamStrings } from '../stream-strings.ts'
import { withoutPrefix } from '../without-prefix.ts'

const NEW_MESSAGES = {
  zero: 'لا رسائل جديدة',
  one: 'رسالة جديدة',
  two: 'رسالتان جديدتان',
  few: '# رسائل جديدة',
  many: '# رسالةً جديدة',
  other: '# رسالة جديدة',
} as const

/** Arabic for what agents and people say. */
export const ARABIC_STREAMS: StreamStrings = {
  streamStatus: {
    waiting: 'لا شيء بعد',
    'catching-up': 'جارٍ اللحاق…',
    streaming: 'مستمر',
    interrupted: 'انقطع.',
    failed: 'فشل.',
    done: 'انتهى',
  },
  streamBehind: (behind, formats) =>
    formats.plural(behind, {
      zero: 'لا خطوات متأخرة',
      one: 'متأخر بخطوة',
      two: 'متأخر بخطوتين',
      few: 'متأخر بـ# خطوات',
      many: 'متأخر بـ# خطوةً',
      other: 'متأخر بـ# خطوة',
    }),
  streamTruncated: 'ما سبق لا يُعرض.',
  streamAttempt: (attempt, formats) => `بدأ من جديد، المحاولة ${formats.number(attempt)}.`,
  problem: ({ message }) => withoutPrefix(message),
  thinking: 'يفكّر…',
  thought: 'تفكير',
  toolState: {
    'input-streaming': 'قيد الإعداد',
    'input-available': 'قيد التنفيذ',
    'output-available': 'انتهى',
    'output-error': 'فشل',
    stopped: 'بلا نتيجة',
  },
  toolInput: 'المدخلات',
  toolOutput: 'النتيجة',
  sources: 'المصادر',
  file: (mediaType) => `ملف، ${mediaType}`,
  code: (language) => (language === undefined ? 'شيفرة' : `شيفرة، ${language}`),
  image: 'صورة',
  checked: 'تم',
  unchecked: 'لم يتم',

  conversation: 'المحادثة',
  messages: 'الرسائل',
  loadingMessages: 'جارٍ فتح المحادثة…',
  noMessages: 'لم يُقل شيء بعد',
  noMessagesHint: 'ما يقوله الناس والوكلاء بعضهم لبعض يظهر هنا.',
  showEarlier: 'عرض رسائل أقدم',
  loadingEarlier: 'جارٍ تحميل رسائل أقدم…',
  jumpToNewest: (count, formats) => (count === 0 ? 'الانتقال إلى الأحدث' : formats.plural(count, NEW_MESSAGES)),
  messageSending: 'جارٍ الإرسال…',
  messageFailed: 'لم تُرسل.',
  retry: 'إعادة المحاولة',
  discard: 'تجاهل',
  inReplyTo: (name) => `ردًّا على ${name}`,
  messagesSaid: (messages, formats) =>
    messages.length > 3
      ? formats.plural(messages.length, NEW_MESSAGES)
      : inSentences(messages.map(({ name, text }) => `${name}: ${text}`)),

  message: 'رسالة',
  messagePlaceholder: 'اكتب رسالة',
  send: 'إرسال',
  sendHint: 'مفتاح الإدخال يرسل، ومع مفتاح العالي يبدأ سطرًا جديدًا',
  sendOffline: 'أنت غير متصل. ما ترسله يُسلَّم عند عودة الاتصال.',
  sendClosed: 'الاتصال مغلق، فلا يمكن إرسال شيء.',
  sendNotAllowed: 'أنت تشاهد فقط، فلا يمكنك إرسال شيء.',
  sendAway: (names, formats) =>
    formats.plural(names.length, {
      one: `${formats.list(names)} غائب وسيجد رسالتك عند عودته.`,
      two: `${formats.list(names)} غائبان وسيجدان رسالتك عند عودتهما.`,
      other: `${formats.list(names)} غائبون وسيجدون رسالتك عند عودتهم.`,
    }),
  sendRoom: (left, formats) =>
    left < 0
      ? formats.plural(-left, {
        one: 'حرف واحد زائد',
        two: 'حرفان زائدان',
        few: '# حروف زائدة',
        many: '# حرفًا زائدًا',
        other: '# حرف زائد',
      })
      : formats.plural(left, {
        zero: 'لا مكان لحرف آخر',
        one: 'مكان لحرف واحد',
        two: 'مكان لحرفين',
        few: 'مكان لـ# حروف',
        many: 'مكان لـ# حرفًا',
        other: 'مكان لـ# حرف',
      }),
}
