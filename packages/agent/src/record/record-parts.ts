import type { Grant, InterruptRecord, Refusal } from '@callboard/session/schema'

/** Parts of the record that have to do with stepping in, by name. Whoever reads the record for them parses them. */
export interface RecordParts {
  readonly interrupts: InterruptRecord
  readonly grants: Grant
  readonly refusals: Refusal
}
