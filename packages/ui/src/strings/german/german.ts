import { GERMAN_ACTIVITY } from './activity.ts'
import { GERMAN_CONFIG } from './config.ts'
import { GERMAN_CONNECTION } from './connection.ts'
import { GERMAN_CONTROLS } from './controls.ts'
import { GERMAN_FRAME } from './frame.ts'
import { GERMAN_INTERRUPTS } from './interrupts.ts'
import { GERMAN_OVERVIEW } from './overview.ts'
import { GERMAN_PEOPLE } from './people.ts'
import { GERMAN_PROGRESS } from './progress.ts'
import { GERMAN_ROSTER } from './roster.ts'
import { GERMAN_SELECTION } from './selection.ts'
import { GERMAN_STATUS } from './status.ts'
import { GERMAN_STREAMS } from './streams.ts'
import { GERMAN_USAGE } from './usage.ts'
import type { Strings } from '../strings.ts'

/** Every word of the widgets in German; give it to `StringsProvider` with `locale="de"`. */
export const GERMAN: Strings = {
  ...GERMAN_ACTIVITY,
  ...GERMAN_CONFIG,
  ...GERMAN_CONNECTION,
  ...GERMAN_CONTROLS,
  ...GERMAN_FRAME,
  ...GERMAN_INTERRUPTS,
  ...GERMAN_OVERVIEW,
  ...GERMAN_PEOPLE,
  ...GERMAN_PROGRESS,
  ...GERMAN_ROSTER,
  ...GERMAN_SELECTION,
  ...GERMAN_STATUS,
  ...GERMAN_STREAMS,
  ...GERMAN_USAGE,
}
