import type { AgentRecord } from '../schema/index.ts'

/**
 * A valid record of an agent at rest, with some fields set, also such as no version knows. Its times are `at`,
 * milliseconds.
 */
export function agentRecord(
  id: string,
  fields: Partial<AgentRecord> & Readonly<Record<string, unknown>> = {},
  at: number = 1,
): AgentRecord {
  return { id, epoch: 1, name: id, status: 'idle', since: at, updatedAt: at, tasks: [], acks: {}, ...fields }
}
