import type { Formats } from '../formats.ts'
import type { FrameStrings } from '../frame-strings.ts'

function waiting(count: number, formats: Formats): string {
  return formats.plural(count, { one: 'واحد في الانتظار', two: 'اثنان في الانتظار', other: '# في الانتظار' })
}

/** Arabic for a frame. */
export const ARABIC_FRAME: FrameStrings = {
  untitledSession: 'جلسة',
  framePanels: 'أقسام الجلسة',
  frameConversation: 'المحادثة',
  frameAgents: 'الوكلاء',
  frameWork: 'التقدّم',
  frameQuestions: 'الأسئلة',
  frameChoices: 'الاختيارات',
  frameActivity: 'النشاط',
  frameCount: waiting,
  frameGrown: (label, count, formats) => `${label}: ${waiting(count, formats)}`,
}
