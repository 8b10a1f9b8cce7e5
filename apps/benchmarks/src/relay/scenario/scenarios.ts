import { awareness } from './awareness.ts'
import { fanOut } from './fan-out.ts'
import type { Scenario } from './scenario.ts'
import { sessions } from './sessions.ts'

/** Every scenario by its name on the command line. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'fan-out': fanOut,
  awareness,
  sessions,
}
