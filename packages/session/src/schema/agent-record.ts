import { ackSchema } from './command.ts'
import { amountSchema, countSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'
import { streamRecordSchema } from './stream-record.ts'
import { taskSchema } from './task.ts'
import { usageSchema } from './usage.ts'
import { choice, list, map, object, optional, type Infer } from './schema.ts'

/** What an agent says of itself. `offline` and `stalled` are not among them: readers derive those. */
export const AGENT_STATUSES = ['idle', 'working', 'waiting', 'paused', 'failed', 'done'] as const

/** An agent's record: one plain JSON value in the root `agents`, written by that agent alone, at most 8 KiB. */
export const agentRecordSchema = object({
  id: idSchema,
  /** Which life of the agent wrote it; given by the relay, rising with each process that joins under the id. */
  epoch: countSchema,
  name: lineSchema,
  /** What it is for, for example "Finds flights". */
  role: optional(lineSchema),
  /** URL of a picture. */
  avatar: optional(lineSchema),
  status: choice(AGENT_STATUSES),
  /** When `status` last changed. */
  since: timestampSchema,
  /** Machine-readable cause of the status, for example `waiting-for-person`. */
  reason: optional(lineSchema),
  /** What it is doing, in its own words. */
  activity: optional(lineSchema),
  /** When the record was last written. */
  updatedAt: timestampSchema,
  /** While working it promises to write at least this often (milliseconds); later than that it counts as stalled. */
  reportsWithinMs: optional(amountSchema),
  /** When it left of its own accord; absent while it is joined. */
  leftAt: optional(timestampSchema),
  tasks: list(taskSchema),
  /** By command id. */
  acks: map(ackSchema),
  /** What it streams: all that are open, and the newest that are closed. */
  streams: optional(list(streamRecordSchema)),
  usage: optional(usageSchema),
})

export type AgentStatus = (typeof AGENT_STATUSES)[number]
export type AgentRecord = Infer<typeof agentRecordSchema>
