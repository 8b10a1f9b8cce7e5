import type { Formats } from '../formats.ts'
import type { FrameStrings } from '../frame-strings.ts'
import { withinRtl } from '../isolate.ts'

function waiting(count: number, { plural }: Formats): string {
  return plural(count, {
    zero: 'لا شيء في الانتظار',
    one: 'واحد في الانتظار',
    two: 'اثنان في الانتظار',
    few: '# في الانتظار',
    many: '# في الانتظار',
    other: '# في الانتظار',
  })
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
  frameGrown: (label, count, formats) => `${withinRtl(label)}: ${waiting(count, formats)}`,
}
