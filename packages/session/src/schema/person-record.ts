import * as v from 'valibot'
import { commandSchema } from './command.ts'
import { idSchema, lineSchema } from './primitives.ts'

/** A person's record, one a device, under `personId/deviceId` in the root `people`; written by that person alone. */
export const personRecordSchema = v.looseObject({
  id: idSchema,
  device: idSchema,
  name: v.optional(lineSchema),
  /** Sent and not yet acknowledged by all addressees. */
  commands: v.array(commandSchema),
})

export type PersonRecord = v.InferOutput<typeof personRecordSchema>
