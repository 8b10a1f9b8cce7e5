import { awareness } from './awareness.ts'
import { curve } from './curve.ts'
import { fanOut } from './fan-out.ts'
import { lateJoin } from './late-join.ts'
import type { Scenario } from './scenario.ts'
import { sessions } from './sessions.ts'
import { slowReader } from './slow-reader.ts'
import { tokens } from './tokens.ts'

/** Every scenario by its name on the command line. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'fan-out': fanOut,
  curve,
  awareness,
  sessions,
  'late-join': lateJoin,
  'slow-reader': slowReader,
  tokens,
}
