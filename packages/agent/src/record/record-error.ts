import { CallboardError } from '@callboard/session/protocol'
import type { Issue } from '@callboard/session/schema'

/** What stands in the details of a `record-too-large` error. */
export interface RecordSizes {
  /** The part that was to be changed, for example `tasks.search`. */
  readonly part: string
  readonly largest: string
  readonly largestBytes: number
  readonly totalBytes: number
  readonly limitBytes: number
}

/** The error for a change that would make the record too large; nothing was changed. */
export function recordTooLarge(agentId: string, sizes: RecordSizes): CallboardError {
  return new CallboardError({
    code: 'record-too-large',
    message:
      `The record of agent "${agentId}" would have ${sizes.totalBytes} bytes with this change to ${sizes.part}, over ` +
      `the ${sizes.limitBytes} that it may fill, so the change was not made; everything else stands. Its largest ` +
      `part is ${sizes.largest} (${sizes.largestBytes} bytes): shorten that, end tasks, or keep long text elsewhere ` +
      'and name it here.',
    details: { ...sizes },
  })
}

/** The error for a part of the record that fails its schema; nothing was changed. */
export function recordInvalid(agentId: string, part: string, issues: readonly Issue[]): CallboardError {
  const first = issues[0]
  const where = first === undefined || first.path === '' ? part : `${part}, ${first.path}`
  return new CallboardError({
    code: 'record-invalid',
    message:
      `Agent "${agentId}" cannot write ${where}: ${first?.message ?? 'it fails its schema'}. The change was not ` +
      'made, because readers would show the whole record as invalid; everything else stands. Correct the value.',
    details: { part, issues },
  })
}
