import type { ActivityStrings } from './activity-strings.ts'
import type { ConfigStrings } from './config-strings.ts'
import type { ConnectionStrings } from './connection-strings.ts'
import type { ControlStrings } from './control-strings.ts'
import type { FrameStrings } from './frame-strings.ts'
import type { InterruptStrings } from './interrupt-strings.ts'
import type { OverviewStrings } from './overview-strings.ts'
import type { PeopleStrings } from './people-strings.ts'
import type { ProgressStrings } from './progress-strings.ts'
import type { RosterStrings } from './roster-strings.ts'
import type { SelectionStrings } from './selection-strings.ts'
import type { StatusStrings } from './status-strings.ts'
import type { StreamStrings } from './stream-strings.ts'
import type { UsageStrings } from './usage-strings.ts'

/** Every word the widgets say. Entries that depend on something are functions, so that any language can order its words. */
export interface Strings
  extends StatusStrings,
    ActivityStrings,
    ConfigStrings,
    RosterStrings,
    ProgressStrings,
    SelectionStrings,
    PeopleStrings,
    ConnectionStrings,
    StreamStrings,
    InterruptStrings,
    ControlStrings,
    FrameStrings,
    OverviewStrings,
    UsageStrings {}
