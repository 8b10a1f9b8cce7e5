import { commandSchema } from './command.ts'
import { idSchema, lineSchema } from './primitives.ts'
import { list, object, optional, type Infer } from './schema.ts'

/** A person's record, one a device, under `personId/deviceId` in the root `people`; written by that person alone. */
export const personRecordSchema = object({
  id: idSchema,
  device: idSchema,
  name: optional(lineSchema),
  /** Sent and not yet acknowledged by all addressees. */
  commands: list(commandSchema),
})

export type PersonRecord = Infer<typeof personRecordSchema>
