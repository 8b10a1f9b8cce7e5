import type { StreamChunk } from '@callboard/session/streams'

/** The type of the chunk by which a writer says that it begins anew. */
export const ATTEMPT_CHUNK = 'data-callboard-attempt'

/** Says that what was written before no longer counts. `attempt` is 2 for the first that begins anew. */
export function attemptChunk(attempt: number): StreamChunk {
  return { type: ATTEMPT_CHUNK, data: { attempt }, transient: true }
}
