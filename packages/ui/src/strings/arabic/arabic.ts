import { ARABIC_ACTIVITY } from './activity.ts'
import { ARABIC_CONFIG } from './config.ts'
import { ARABIC_CONNECTION } from './connection.ts'
import { ARABIC_CONTROLS } from './controls.ts'
import { ARABIC_FRAME } from './frame.ts'
import { ARABIC_INTERRUPTS } from './interrupts.ts'
import { ARABIC_OVERVIEW } from './overview.ts'
import { ARABIC_PEOPLE } from './people.ts'
import { ARABIC_PROGRESS } from './progress.ts'
import { ARABIC_ROSTER } from './roster.ts'
import { ARABIC_SELECTION } from './selection.ts'
import { ARABIC_STATUS } from './status.ts'
import { ARABIC_STREAMS } from './streams.ts'
import { ARABIC_USAGE } from './usage.ts'
import type { Strings } from '../strings.ts'

/** Every word of the widgets in Arabic; give it to `StringsProvider` with `locale="ar"`. */
export const ARABIC: Strings = {
  ...ARABIC_ACTIVITY,
  ...ARABIC_CONFIG,
  ...ARABIC_CONNECTION,
  ...ARABIC_CONTROLS,
  ...ARABIC_FRAME,
  ...ARABIC_INTERRUPTS,
  ...ARABIC_OVERVIEW,
  ...ARABIC_PEOPLE,
  ...ARABIC_PROGRESS,
  ...ARABIC_ROSTER,
  ...ARABIC_SELECTION,
  ...ARABIC_STATUS,
  ...ARABIC_STREAMS,
  ...ARABIC_USAGE,
}
