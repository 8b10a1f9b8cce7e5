import type { CommandKind } from '@callboard/session'
import type { CommandPhase, ControlStrings } from '../control-strings.ts'
import { withinRtl } from '../isolate.ts'
import { asSentence } from '../sentence.ts'

const NAMES: Readonly<Record<CommandKind, string>> = {
  cancel: 'الإيقاف',
  pause: 'الإيقاف المؤقت',
  resume: 'الاستئناف',
  steer: 'التعليمات',
  message: 'الرسالة',
}

const DONE: Readonly<Record<CommandKind, string>> = {
  cancel: 'تم الإيقاف',
  pause: 'تم الإيقاف المؤقت',
  resume: 'تم الاستئناف',
  steer: 'تم قبول التعليمات',
  message: 'تم تسليم الرسالة',
}

const PHASES: Readonly<Record<Exclude<CommandPhase, 'done' | 'refused' | 'unanswered'>, string>> = {
  requested: 'أُرسل الطلب…',
  acknowledged: 'تم التأكيد…',
  expired: 'انتهى الوقت قبل الرد',
}

/** Arabic for what people tell agents. */
export const ARABIC_CONTROLS: ControlStrings = {
  controlsOf: (target) => (target === undefined ? 'التحكم في جميع الوكلاء' : `التحكم في ${withinRtl(target)}`),
  stop: 'إيقاف',
  pause: 'إيقاف مؤقت',
  resume: 'استئناف',
  steer: 'تعليمات جديدة',
  steerPlaceholder: 'اكتب ما يجب تغييره',
  steerSend: 'إرسال التعليمات',
  controlReason: {
    'not-a-person': 'أنت تشاهد فقط.',
    'agent-unknown': 'الوكيل ليس على اللوحة.',
    'task-unknown': 'المهمة ليست على اللوحة.',
    'task-ended': 'انتهى هذا من قبل.',
    'nothing-running': 'لا شيء قيد التنفيذ.',
    'already-paused': 'الإيقاف المؤقت سارٍ من قبل.',
    'not-paused': 'لا إيقاف مؤقت الآن.',
    'agent-offline': 'الوكيل غير متصل وسيصله هذا عند عودته.',
  },
  // A length of time would stand in the genitive after a preposition, which the locale does not write.
  commandState: ({ kind, phase, reason, sinceMs }, formats) => {
    if (phase === 'done') return DONE[kind]
    if (phase === 'refused') return `${NAMES[kind]}: رفض.${reason ? ` ${withinRtl(reason)}` : ''}`
    if (phase === 'unanswered') return `${NAMES[kind]}: لا رد بعد (${formats.duration(sinceMs)})`
    return `${NAMES[kind]}: ${PHASES[phase]}`
  },

  bargeEffect: 'الوكلاء العاملون',
  bargeMode: { none: 'متابعة', steer: 'توجيه', cancel: 'إيقاف' },
  bargePlan: ({ mode, titles }, formats) => {
    if (mode === 'none' || titles.length === 0) return 'لا يتوقف شيء: يستمر العمل.'
    const named = titles.length > 3
      ? formats.plural(titles.length, { zero: 'لا مهام', one: 'مهمة واحدة', two: 'مهمتين', few: '# مهام', many: '# مهمة', other: '# مهمة' })
      : formats.list(titles.map(withinRtl))
    return asSentence(mode === 'cancel' ? `يوقف الإرسال: ${named}` : `يصل هذا تعليماتٍ جديدة إلى: ${named}`)
  },
  bargeTasks: 'أي المهام',
  bargeOutcome: 'النتيجة',
  bargeTaskOutcome: ({ title, kind, state, reason }) => {
    if (state === 'done') return `${withinRtl(title)}: ${DONE[kind]}`
    if (state === 'refused') return `${withinRtl(title)}: رفض.${reason ? ` ${withinRtl(reason)}` : ''}`
    return `${withinRtl(title)}: ${state === 'unanswered' ? 'لا رد بعد' : PHASES[state]}`
  },
}
