import type { FrameStrings } from '../frame-strings.ts'

/** German for a frame. */
export const GERMAN_FRAME: FrameStrings = {
  untitledSession: 'Sitzung',
  framePanels: 'Teile der Sitzung',
  frameConversation: 'Gespräch',
  frameAgents: 'Agenten',
  frameWork: 'Fortschritt',
  frameQuestions: 'Fragen',
  frameChoices: 'Auswahl',
  frameActivity: 'Aktivität',
  frameCount: (count, formats) => formats.plural(count, { one: '# wartet', other: '# warten' }),
  frameGrown: (label, count, formats) => `${label}: ${formats.plural(count, { one: '# wartet', other: '# warten' })}`,
}
