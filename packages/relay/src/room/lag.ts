import * as Y from 'yjs'

/**
 * What a member is owed that does not read as fast as it is written to: nothing is queued for it any more, and this is what it
 * is sent once its buffer is empty.
 */
export interface Lag {
  /** What it has of the document, when it was not sent what changed since. */
  stateVector: Uint8Array | undefined
  /** Whose presence changed meanwhile; `undefined` if nobody's. */
  presence: Set<number> | undefined
  acknowledgement: boolean
  step1: boolean
}

/** Nothing is owed yet. */
export function newLag(): Lag {
  return { stateVector: undefined, presence: undefined, acknowledgement: false, step1: false }
}

/** What somebody has who has the state `after` but for `change`. Costs a look through the change, and is asked only of those behind. */
export function stateVectorBefore(after: Uint8Array, change: Uint8Array): Uint8Array {
  const clocks = Y.decodeStateVector(after)
  for (const [client, clock] of Y.parseUpdateMeta(change).from) clocks.set(client, clock)
  return Y.encodeStateVector(clocks)
}
