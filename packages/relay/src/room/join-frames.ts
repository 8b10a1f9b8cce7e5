import * as Y from 'yjs'
import { syncStep2Frame } from '../wire/relay-frames.ts'

/** A state vector with no clients: of one who has nothing. */
function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0
}

/** What a joiner is sent, encoded once for all who join between two changes. */
export class JoinFrames {
  #stateVector: Uint8Array | undefined
  #whole: Uint8Array | undefined

  /** What the relay has, for its step 1. */
  stateVector(doc: Y.Doc): Uint8Array {
    return (this.#stateVector ??= Y.encodeStateVector(doc))
  }

  /** The step 2 for a client that has `stateVector`. */
  step2(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
    if (!isEmpty(stateVector)) return syncStep2Frame(Y.encodeStateAsUpdate(doc, stateVector))
    return (this.#whole ??= syncStep2Frame(Y.encodeStateAsUpdate(doc)))
  }

  /** The document has changed. */
  clear(): void {
    this.#stateVector = undefined
    this.#whole = undefined
  }
}
