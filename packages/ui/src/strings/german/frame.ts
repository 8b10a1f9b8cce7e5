import type { Formats } from '../formats.ts'
import type { FrameStrings } from '../frame-strings.ts'
import { withinLtr } from '../isolate.ts'

function waiting(count: number, { plural }: Formats): string {
  return plural(count, { one: '# wartet', other: '# warten' })
}

/** German for a frame. */
export const GERMAN_FRAME: FrameStrings = {
  untitledSession: 'Sitzung',
  framePanels: 'Bereiche der Sitzung',
  frameConversation: 'Gespräch',
  frameAgents: 'Agenten',
  frameWork: 'Fortschritt',
  frameQuestions: 'Fragen',
  frameChoices: 'Auswahl',
  frameActivity: 'Aktivität',
  frameCount: waiting,
  frameGrown: (label, count, formats) => `${withinLtr(label)}: ${waiting(count, formats)}`,
}
