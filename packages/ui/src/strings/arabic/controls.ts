import type { CommandKind } from '@callboard/session'
import type { CommandPhase, ControlStrings } from '../control-strings.ts'
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
  steer: 'أُخذ بالتعليمات',
  message: 'سُلّمت الرسالة',
}

const PHASES: Readonly<Record<Exclude<CommandPhase, 'done' | 'refused' | 'unanswered'>, string>> = {
  requested: 'أُرسل الطلب…',
  acknowledged: 'تم التأكيد…',
  expired: 'انتهى الوقت قبل الرد',
}

/** Arabic for what people tell agents. */
export const ARABIC_CONTROLS: ControlStrings = {
  controlsOf: (target) => (target === undefined ? 'التحكم في جميع الوكلاء' : `التحكم في ${target}`),
  stop: 'إيقاف',
  pause: 'إيقاف مؤقت',
  resume: 'استئناف',
  steer: 'تعليمات جديدة',
  steerPlaceholder: 'اكتب ما يجب فعله على نحو آخر',
  steerSend: 'إرسال التعليمات',
  controlReason: {
    'not-a-person': 'أنت تشاهد فقط.',
    'agent-unknown': 'الوكيل ليس على اللوحة.',
    'task-unknown': 'المهمة ليست على اللوحة.',
    'task-ended': 'انتهت.',
    'nothing-running': 'لا شيء قيد التنفيذ.',
    'already-paused': 'متوقف مؤقتًا من قبل.',
    'not-paused': 'ليس متوقفًا مؤقتًا.',
    'agent-offline': 'الوكيل غائب وسيجدها عند عودته.',
  },
  commandState: ({ kind, phase, reason, sinceMs }, formats) => {
    if (phase === 'done') return DONE[kind]
    if (phase === 'refused') return `${NAMES[kind]}: رُفض.${reason ? ` ${reason}` : ''}`
    if (phase === 'unanswered') return `${NAMES[kind]}: لا رد منذ ${formats.duration(sinceMs)}`
    return `${NAMES[kind]}: ${PHASES[phase]}`
  },

  bargeEffect: 'الوكلاء العاملون',
  bargeMode: { none: 'متابعة', steer: 'توجيه', cancel: 'إيقاف' },
  bargePlan: ({ mode, titles }, formats) => {
    if (mode === 'none' || titles.length === 0) return 'لا يتوقف شيء: يستمر العمل.'
    const named = titles.length > 3
      ? formats.plural(titles.length, { few: '# مهام', many: '# مهمةً', other: '# مهمة' })
      : formats.list(titles)
    return asSentence(mode === 'cancel' ? `الإرسال يوقف: ${named}` : `يصل هذا تعليماتٍ جديدة إلى: ${named}`)
  },
  bargeTasks: 'أي المهام',
  bargeOutcome: 'ما آلت إليه',
  bargeTaskOutcome: ({ title, kind, state, reason }) => {
    if (state === 'done') return `${title}: ${DONE[kind]}`
    if (state === 'refused') return `${title}: رُفض.${reason ? ` ${reason}` : ''}`
    return `${title}: ${state === 'unanswered' ? 'لا رد بعد' : PHASES[state]}`
  },
}
