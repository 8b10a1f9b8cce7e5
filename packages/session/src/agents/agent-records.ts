import { issue, readForeign } from '../document/foreign-value.ts'
import { agentRecordSchema, parseWith, type AgentRecord, type Issue } from '../schema/index.ts'

/** What is known of one agent's record. */
export interface ReadRecord {
  readonly record: AgentRecord | undefined
  /** Why there is no record although something is stored; empty when it is valid or nothing is there. */
  readonly issues: readonly Issue[]
  /** The highest epoch ever seen of this agent. */
  readonly epoch: number
}

/** Before anything is known. */
export const NO_RECORD: ReadRecord = { record: undefined, issues: [], epoch: 0 }

const noIssues: readonly Issue[] = []

/**
 * Reads what is stored under an agent's id. A record of a lower epoch than one seen before surfaces when two lives of
 * an agent wrote at once; it is passed over, because its living owner will write again.
 */
export function readAgentRecord(id: string, raw: unknown, before: ReadRecord): ReadRecord {
  if (raw === undefined) return { record: undefined, issues: noIssues, epoch: before.epoch }
  const foreign = readForeign(raw, before.record)
  if (!foreign.ok) return { ...before, record: undefined, issues: foreign.issues }
  if (before.record !== undefined && foreign.value === before.record) return before
  const parsed = parseWith(agentRecordSchema, foreign.value)
  if (!parsed.ok) return { ...before, record: undefined, issues: parsed.issues }
  const record = foreign.value as AgentRecord
  if (record.id !== id) {
    return { ...before, record: undefined, issues: [issue(`Expected the id ${id}, under which it is stored`, 'id')] }
  }
  if (record.epoch < before.epoch) return before
  return { record, issues: noIssues, epoch: record.epoch }
}
