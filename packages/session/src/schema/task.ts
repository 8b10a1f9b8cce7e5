import * as v from 'valibot'
import { amountSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'

/** The states of a task. The last three are final. */
export const TASK_STATUSES = ['queued', 'running', 'waiting', 'paused', 'done', 'failed', 'cancelled'] as const

/** How far a task is: counted (`done` of `total` in `unit`), a fraction from 0 to 1, or a count whose end is unknown. */
export const progressSchema = v.union([
  v.looseObject({ fraction: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
  v.looseObject({
    done: amountSchema,
    total: v.optional(amountSchema),
    unit: v.optional(lineSchema),
  }),
])

const milestoneSchema = v.looseObject({ title: lineSchema, at: timestampSchema })

/** One piece of an agent's work, as it stands in the agent's record. Ids are unique within the agent. */
export const taskSchema = v.looseObject({
  id: idSchema,
  /** The task it is part of, which may be another agent's. */
  parent: v.optional(v.looseObject({ agent: idSchema, task: idSchema })),
  title: lineSchema,
  status: v.picklist(TASK_STATUSES),
  progress: v.optional(progressSchema),
  /** What is being done now, for example "Comparing fares". */
  phase: v.optional(lineSchema),
  milestones: v.optional(v.array(milestoneSchema)),
  startedAt: timestampSchema,
  /** When it was last written about, by its owner. */
  updatedAt: timestampSchema,
  endedAt: v.optional(timestampSchema),
  /** Why it failed or was cancelled. */
  error: v.optional(v.looseObject({ code: lineSchema, message: lineSchema })),
})

export type TaskStatus = (typeof TASK_STATUSES)[number]
export type Progress = v.InferOutput<typeof progressSchema>
export type Milestone = v.InferOutput<typeof milestoneSchema>
export type TaskRecord = v.InferOutput<typeof taskSchema>
