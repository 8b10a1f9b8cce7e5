import { CallboardError, type ErrorCode } from '@callboard/session'
import { withinRtl } from '../isolate.ts'
import { withoutPrefix } from '../without-prefix.ts'

/** What each problem means to the person who meets it, and what can be done. */
const PROBLEMS: Readonly<Record<ErrorCode, string>> = {
  'session-name-invalid': 'اسم الجلسة غير صالح.',
  'frame-malformed': 'نقل الاتصال شيئًا لا يمكن قراءته.',
  'frame-too-large': 'أُرسل دفعةً واحدة أكثر مما يقبله الخادم.',
  'frame-type-unknown': 'نقل الاتصال شيئًا لا يعرفه الخادم.',
  'hello-invalid': 'لم يتعرّف الخادم على هذه الصفحة. أعد تحميلها.',
  'agent-fenced': 'تولّت عملية أخرى عمل هذا الوكيل.',
  'record-invalid': 'ليس السجلّ بالشكل المتوقع، ولم يُحفظ.',
  'record-too-large': 'السجلّ أكبر من الحد المسموح به، ولم يُحفظ.',
  'value-invalid': 'القيمة غير مقبولة، ولم تُحفظ.',
  'value-not-json': 'لا يمكن حفظ هذه القيمة.',
  'document-invalid': 'تغيير لا يناسب اللوحة، ولم يُطبَّق.',
  'schema-too-new': 'أُنشئت اللوحة بإصدار أحدث. أعد تحميل الصفحة.',
  'not-permitted': 'لا يُسمح لك بهذا هنا أو في الوقت الحالي.',
  'document-replaced': 'بدأ الخادم هذه اللوحة من جديد. ما تراه هو ما لديه الآن.',
  'not-synced': 'لم تُحمَّل اللوحة بعد. أعد المحاولة بعد قليل.',
  'session-closed': 'الجلسة مغلقة. أعد تحميل الصفحة.',
  'task-ended': 'انتهت المهمة من قبل.',
  'task-cancelled': 'أُلغيت المهمة.',
  'provider-missing': 'هذا الجزء من الصفحة غير متصل بأي جلسة.',
  'storage-unavailable': 'لا يستطيع الخادم الحفظ في الوقت الحالي.',
  'port-taken': 'تعذّر بدء تشغيل الخادم.',
  'option-invalid': 'هذه الصفحة غير مُعدّة على الوجه الصحيح.',
  'not-found': 'لا شيء على هذا العنوان.',
  'connection-refused': 'تعذّر الوصول إلى الخادم. تحقق من اتصالك.',
  'relay-stopping': 'يُعاد تشغيل الخادم. أعد المحاولة بعد قليل.',
  'stream-name-invalid': 'اسم هذا البث غير صالح.',
  'stream-not-found': 'هذا البث غير موجود أو لم يعد موجودًا.',
  'stream-gone': 'حُذف هذا البث.',
  'stream-conflict': 'لا يناسب هذا البث البث الموجود من قبل.',
  'stream-closed': 'هذا البث مغلق.',
  'stream-full': 'هذا البث أطول مما يحتفظ به الخادم.',
  'stream-request-invalid': 'لم يفهم الخادم الطلب.',
  'append-too-large': 'أُرسل دفعةً واحدة أكثر مما يقبله الخادم.',
  'stream-failed': 'توقف الوكيل قبل أن ينتهي.',
  'chunk-invalid': 'لا يستطيع هذا الإصدار قراءة جزء من هذا.',
  'producer-fenced': 'تولّت عملية أخرى عمل هذا الوكيل.',
  'sequence-gap': 'جزء مفقود. أعد تحميل الصفحة.',
  'offset-invalid': 'الموضع المطلوب غير موجود. أعد تحميل الصفحة.',
  'token-missing': 'لم تسجّل الدخول.',
  'token-invalid': 'تسجيل دخولك غير صالح. سجّل الدخول من جديد.',
  'token-expired': 'انتهت صلاحية تسجيل دخولك. سجّل الدخول من جديد.',
  'identity-unavailable': 'لا يمكن التحقق من تسجيل دخولك الآن. أعد المحاولة بعد قليل.',
  'session-forbidden': 'لا يُسمح لك بالدخول إلى هذه الجلسة.',
  'origin-forbidden': 'لا يقبل الخادم اتصالات من هذه الصفحة.',
  'write-refused': 'لا يُسمح لك بالكتابة هنا.',
  'presence-refused': 'تسجيل دخولك يخص شخصًا آخر.',
  'document-incomplete': 'وصل تغيير ناقص، ولم يُطبَّق.',
  'document-full': 'اللوحة ممتلئة: يمكن قراءتها ولا يمكن تغييرها.',
  'rate-limited': 'طلبات كثيرة في وقت قصير. انتظر قليلًا.',
  'relay-full': 'اتصالات الخادم كثيرة الآن. أعد المحاولة لاحقًا.',
  internal: 'خطأ في البرنامج.',
}

/** A problem in Arabic: by its code; what an agent said itself, or what has no code, in its own words. */
export function arabicProblem(error: Error): string {
  if (!CallboardError.is(error)) return withinRtl(withoutPrefix(error.message))
  const said = error.details?.['errorText']
  return typeof said === 'string' && said !== '' ? `${PROBLEMS[error.code]} ${withinRtl(said)}` : PROBLEMS[error.code]
}
