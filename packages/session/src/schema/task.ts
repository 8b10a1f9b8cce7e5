import { amountSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'
import { choice, list, number, object, optional, union, type Infer } from './schema.ts'

/** The states of a task. The last three are final. */
export const TASK_STATUSES = ['queued', 'running', 'waiting', 'paused', 'done', 'failed', 'cancelled'] as const

/** How far a task is: counted (`done` of `total` in `unit`), a fraction from 0 to 1, or a count without an end. */
export const progressSchema = union(
  object({ fraction: number({ max: 1 }) }),
  object({
    done: amountSchema,
    total: optional(amountSchema),
    unit: optional(lineSchema),
  }),
)

const milestoneSchema = object({ title: lineSchema, at: timestampSchema })

/** One piece of an agent's work, as it stands in the agent's record. Ids are unique within the agent. */
export const taskSchema = object({
  id: idSchema,
  /** The task it is part of, which may be another agent's. */
  parent: optional(object({ agent: idSchema, task: idSchema })),
  title: lineSchema,
  status: choice(TASK_STATUSES),
  progress: optional(progressSchema),
  /** What is being done now, for example "Comparing fares". */
  phase: optional(lineSchema),
  milestones: optional(list(milestoneSchema)),
  startedAt: timestampSchema,
  /** When it was last written about, by its owner. */
  updatedAt: timestampSchema,
  endedAt: optional(timestampSchema),
  /** Why it failed or was cancelled. */
  error: optional(object({ code: lineSchema, message: lineSchema })),
})

export type TaskStatus = (typeof TASK_STATUSES)[number]
export type Progress = Infer<typeof progressSchema>
export type Milestone = Infer<typeof milestoneSchema>
export type TaskRecord = Infer<typeof taskSchema>
