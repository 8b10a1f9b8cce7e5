import * as v from 'valibot'
import { lineSchema, timestampSchema } from './primitives.ts'

/** The root `session`, a `Y.Map`: written by the relay at creation, the title by people. */
export const sessionInfoSchema = v.looseObject({
  /** The version of these schemas that the document is written in. */
  schema: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** A client that holds a document of another generation drops it and takes the relay's. */
  generation: v.optional(lineSchema),
  title: v.optional(lineSchema),
  createdAt: v.optional(timestampSchema),
})

export type SessionInfo = v.InferOutput<typeof sessionInfoSchema>
