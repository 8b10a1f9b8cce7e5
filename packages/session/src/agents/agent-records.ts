import { issue, readForeign } from '../document/foreign-value.ts'
import { agentRecordSchema, type AgentRecord, type Issue } from '../schema/index.ts'

/** What is known of one agent's record. */
export interface ReadRecord {
  readonly isStored: boolean
  readonly record: AgentRecord | undefined
  /** Why there is no record although something is stored; empty when it is valid or nothing is there. */
  readonly issues: readonly Issue[]
  /** The highest epoch ever seen of this agent. */
  readonly epoch: number
}

/** Before anything is known. */
export const NO_RECORD: ReadRecord = { isStored: false, record: undefined, issues: [], epoch: 0 }

/**
 * Reads what is stored under an agent's id. A record of a lower epoch than one seen before surfaces when two lives of
 * an agent wrote at once; it is passed over, because its living owner will write again.
 */
export function readAgentRecord(id: string, raw: unknown, before: ReadRecord): ReadRecord {
  const { epoch } = before
  if (raw === undefined) return { ...NO_RECORD, epoch }
  const parsed = readForeign(raw, before.record, agentRecordSchema)
  if (!parsed.ok) return { isStored: true, record: undefined, issues: parsed.issues, epoch }
  const record = parsed.value
  if (record.id !== id) {
    return {
      isStored: true,
      record: undefined,
      issues: [issue(`Expected ${id}, its key`, 'id')],
      epoch,
    }
  }
  if (record === before.record || record.epoch < epoch) return { ...before, isStored: true }
  return { isStored: true, record, issues: NO_RECORD.issues, epoch: record.epoch }
}
