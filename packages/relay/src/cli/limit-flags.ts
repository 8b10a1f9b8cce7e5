import { DEFAULT_LIMITS, DEFAULT_TIMING, optionInvalid, type RelayLimits, type RelayTiming } from '../relay/relay-options.ts'

/** What was given in place of defaults. */
export interface GivenLimits {
  readonly limits: Partial<RelayLimits>
  readonly timing: Partial<RelayTiming>
}

/** Reads what stands behind each `--limit`: `NAME=NUMBER`. Throws `option-invalid`. */
export function readLimits(given: readonly string[]): GivenLimits {
  const limits: Record<string, number> = {}
  const timing: Record<string, number> = {}
  for (const text of given) {
    const [name = '', value = ''] = text.split('=', 2)
    const into = Object.hasOwn(DEFAULT_LIMITS, name) ? limits : Object.hasOwn(DEFAULT_TIMING, name) ? timing : undefined
    if (into === undefined) throw optionInvalid('--limit', `names "${name}", which is no limit`, 'Take a name from docs/protocol.md.')
    if (value.trim() === '') throw optionInvalid('--limit', `gives ${name} no value`)
    into[name] = Number(value)
  }
  return { limits, timing }
}
