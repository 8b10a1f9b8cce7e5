import { withinRtl } from '../isolate.ts'
import { inSentences } from '../sentence.ts'
import type { StreamStrings } from '../stream-strings.ts'
import { arabicProblem } from './problems.ts'

const NEW_MESSAGES = {
  zero: 'لا رسائل جديدة',
  one: 'رسالة جديدة',
  two: 'رسالتان جديدتان',
  few: '# رسائل جديدة',
  many: '# رسالة جديدة',
  other: '# رسالة جديدة',
} as const

/** Arabic for what agents and people say. */
export const ARABIC_STREAMS: StreamStrings = {
  streamStatus: {
    waiting: 'لا شيء بعد',
    'catching-up': 'جارٍ استكمال ما فات…',
    streaming: 'قيد التنفيذ',
    interrupted: 'انقطع.',
    failed: 'فشل.',
    done: 'اكتمل',
  },
  streamBehind: (behind, formats) =>
    formats.plural(behind, {
      zero: 'لا خطوات متأخرة',
      one: 'متأخر بخطوة',
      two: 'متأخر بخطوتين',
      few: 'متأخر بـ# خطوات',
      many: 'متأخر بـ# خطوة',
      other: 'متأخر بـ# خطوة',
    }),
  streamTruncated: 'ما سبق لا يُعرض.',
  streamAttempt: (attempt, formats) => `بدأ من جديد، المحاولة ${formats.number(attempt)}.`,
  problem: arabicProblem,
  thinking: 'يفكّر…',
  thought: 'تفكير',
  toolState: {
    'input-streaming': 'قيد الإعداد',
    'input-available': 'قيد التنفيذ',
    'output-available': 'اكتمل',
    'output-error': 'فشل',
    stopped: 'بلا نتيجة',
  },
  toolInput: 'المدخلات',
  toolOutput: 'النتيجة',
  sources: 'المصادر',
  file: (mediaType) => `ملف، ${withinRtl(mediaType)}`,
  code: (language) => (language === undefined ? 'رمز برمجي' : `رمز برمجي، ${withinRtl(language)}`),
  image: 'صورة',
  checked: 'تم',
  unchecked: 'لم يتم',

  conversation: 'المحادثة',
  messages: 'الرسائل',
  loadingMessages: 'جارٍ فتح المحادثة…',
  noMessages: 'لا رسائل بعد',
  noMessagesHint: 'يظهر هنا ما يكتبه الأشخاص والوكلاء بعضهم لبعض.',
  showEarlier: 'عرض رسائل أقدم',
  loadingEarlier: 'جارٍ تحميل رسائل أقدم…',
  jumpToNewest: (count, formats) => (count === 0 ? 'الانتقال إلى الأحدث' : formats.plural(count, NEW_MESSAGES)),
  messageSending: 'جارٍ الإرسال…',
  messageFailed: 'لم تُرسل.',
  retry: 'إعادة المحاولة',
  discard: 'حذف',
  inReplyTo: (name) => `ردًا على ${withinRtl(name)}`,
  messagesSaid: (messages, formats) =>
    messages.length > 3
      ? formats.plural(messages.length, NEW_MESSAGES)
      : inSentences(messages.map(({ name, text }) => `${withinRtl(name)}: ${withinRtl(text)}`)),

  message: 'رسالة',
  messagePlaceholder: 'اكتب رسالة',
  send: 'إرسال',
  sendHint: `للإرسال ${withinRtl('Enter')}، ولسطر جديد ${withinRtl('Shift+Enter')}`,
  sendOffline: 'أنت غير متصل. يُسلَّم ما ترسله عند عودة الاتصال.',
  sendClosed: 'الاتصال مغلق، لذلك لا يمكن إرسال شيء.',
  sendNotAllowed: 'أنت تشاهد فقط، لذلك لا يمكنك إرسال شيء.',
  // Worded so that nothing depends on how many they are.
  sendAway: (names, formats) => `لا اتصال الآن مع ${formats.list(names.map(withinRtl))}. تصل رسالتك عند العودة إلى الاتصال.`,
  sendRoom: (left, formats) =>
    left < 0
      ? formats.plural(-left, {
        zero: 'لا حروف زائدة',
        one: 'حرف واحد زائد',
        two: 'حرفان زائدان',
        few: '# حروف زائدة',
        many: '# حرفًا زائدًا',
        other: '# حرف زائد',
      })
      : formats.plural(left, {
        zero: 'لا مكان لحرف آخر',
        one: 'يتبقى حرف واحد',
        two: 'يتبقى حرفان',
        few: 'تتبقى # حروف',
        many: 'يتبقى # حرفًا',
        other: 'يتبقى # حرف',
      }),
}
