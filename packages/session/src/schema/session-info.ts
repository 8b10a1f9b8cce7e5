import { countSchema, lineSchema, timestampSchema } from './primitives.ts'
import { object, optional, type Infer } from './schema.ts'

/** The root `session`, a `Y.Map`: written by the relay at creation, the title by people. */
export const sessionInfoSchema = object({
  /** The version of these schemas that the document is written in. */
  schema: countSchema,
  /** A client that holds a document of another generation drops it and takes the relay's. */
  generation: optional(lineSchema),
  title: optional(lineSchema),
  createdAt: optional(timestampSchema),
})

export type SessionInfo = Infer<typeof sessionInfoSchema>
