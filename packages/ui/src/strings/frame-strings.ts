import type { Formats } from './formats.ts'

/** The words around a frame. */
export interface FrameStrings {
  /** In place of a title that nobody has given. */
  readonly untitledSession: string
  /** Names the row of tabs. */
  readonly framePanels: string
  readonly frameConversation: string
  readonly frameAgents: string
  readonly frameWork: string
  readonly frameQuestions: string
  readonly frameChoices: string
  readonly frameActivity: string
  /** What a screen reader says of the number in a tab. */
  frameCount(count: number, formats: Formats): string
  /** Said once by a screen reader when more waits behind a tab. */
  frameGrown(label: string, count: number, formats: Formats): string
}
