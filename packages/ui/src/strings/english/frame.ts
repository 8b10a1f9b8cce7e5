import type { FrameStrings } from '../frame-strings.ts'
import { withinLtr } from '../isolate.ts'

/** English for a frame. */
export const ENGLISH_FRAME: FrameStrings = {
  untitledSession: 'Session',
  framePanels: 'Parts of the session',
  frameConversation: 'Conversation',
  frameAgents: 'Agents',
  frameWork: 'Progress',
  frameQuestions: 'Questions',
  frameChoices: 'Selections',
  frameActivity: 'Activity',
  frameCount: (count, formats) => formats.plural(count, { one: '# waiting', other: '# waiting' }),
  frameGrown: (label, count, formats) => `${withinLtr(label)}: ${formats.plural(count, { one: '# waiting', other: '# waiting' })}`,
}
