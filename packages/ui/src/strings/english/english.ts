import { ENGLISH_ACTIVITY } from './activity.ts'
import { ENGLISH_CONFIG } from './config.ts'
import { ENGLISH_CONNECTION } from './connection.ts'
import { ENGLISH_CONTROLS } from './controls.ts'
import { ENGLISH_FRAME } from './frame.ts'
import { ENGLISH_INTERRUPTS } from './interrupts.ts'
import { ENGLISH_OVERVIEW } from './overview.ts'
import { ENGLISH_PEOPLE } from './people.ts'
import { ENGLISH_PROGRESS } from './progress.ts'
import { ENGLISH_ROSTER } from './roster.ts'
import { ENGLISH_SELECTION } from './selection.ts'
import { ENGLISH_STATUS } from './status.ts'
import { ENGLISH_STREAMS } from './streams.ts'
import { ENGLISH_USAGE } from './usage.ts'
import type { Strings } from '../strings.ts'

/** Every word in English, which is what the widgets say by themselves. */
export const ENGLISH: Strings = {
  ...ENGLISH_ACTIVITY,
  ...ENGLISH_CONFIG,
  ...ENGLISH_CONNECTION,
  ...ENGLISH_CONTROLS,
  ...ENGLISH_FRAME,
  ...ENGLISH_INTERRUPTS,
  ...ENGLISH_OVERVIEW,
  ...ENGLISH_PEOPLE,
  ...ENGLISH_PROGRESS,
  ...ENGLISH_ROSTER,
  ...ENGLISH_SELECTION,
  ...ENGLISH_STATUS,
  ...ENGLISH_STREAMS,
  ...ENGLISH_USAGE,
}
