import type { Session } from '@callboard/session'
import { INTERRUPT_CHUNK } from '@callboard/session/interrupts'
import type { InterruptRecord } from '@callboard/session/schema'
import { createStreamWriter } from '@callboard/session/streams'
import { jsonBytes } from '../record/json-bytes.ts'

/** What is larger than this together goes into a stream of its own: records are bounded. */
const INLINE_BYTES = 1_536

/** A question as it stands in the record, and what stands in the stream that it names. */
export interface SplitInterrupt {
  readonly interrupt: InterruptRecord
  readonly details?: { readonly stream: string; readonly data: Readonly<Record<string, unknown>> } | undefined
}

/** Parts a question from what is large about it, which goes to `stream`. `force` parts it even when it is small. */
export function splitInterrupt(whole: InterruptRecord, stream: string, force: boolean): SplitInterrupt {
  const { body, schema, draft, metadata, tool, ...slim } = whole
  const data = { body, schema, draft, metadata, ...(tool?.['input'] === undefined ? {} : { tool }) }
  const bytes = jsonBytes(data)
  if (bytes <= '{}'.length || (bytes <= INLINE_BYTES && !force)) return { interrupt: whole }
  const bare = { ...slim, ...(tool === undefined ? {} : { tool: { name: tool.name } }), details: stream }
  return { interrupt: bare as InterruptRecord, details: { stream, data } }
}

/** Writes the details of a question, unless a former life has. Resolves when they are on disk. */
export async function writeDetails(
  session: Session,
  { stream, data }: NonNullable<SplitInterrupt['details']>,
): Promise<void> {
  const writer = createStreamWriter(session, { stream })
  const { tail, closed } = await writer.opened
  if (closed) return
  if (tail === 0) await writer.write({ type: INTERRUPT_CHUNK, data })
  await writer.close()
}
