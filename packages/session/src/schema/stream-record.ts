import { countSchema, idSchema, lineSchema, timestampSchema } from './primitives.ts'
import { choice, object, optional, type Infer } from './schema.ts'

/** A stream that an agent writes, as its record names it. Its name in the session is `agents/<agent id>/<id>`. */
export const streamRecordSchema = object({
  id: idSchema,
  /** The task that it belongs to. */
  task: optional(idSchema),
  title: optional(lineSchema),
  startedAt: timestampSchema,
  /** The how manieth attempt it holds, from the second on: what was written before no longer counts. */
  attempt: optional(countSchema),
  /** `open`, or how it was closed. */
  state: choice(['open', 'done', 'failed']),
})

export type StreamRecord = Infer<typeof streamRecordSchema>
