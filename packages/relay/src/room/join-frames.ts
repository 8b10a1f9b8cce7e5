import * as Y from 'yjs'
import { syncStep1Frame, syncStep2Frame } from '../wire/relay-frames.ts'
import { SharedFrame } from '../wire/shared-frame.ts'

/** Answers that are kept between two changes, for all who come with the same; a storm brings few different ones. */
const KEPT_ANSWERS = 16

/** What a joiner is sent, encoded once for all who join between two changes. */
export class JoinFrames {
  #stateVector: Uint8Array | undefined
  #step1: SharedFrame | undefined
  readonly #whole: () => Uint8Array | undefined
  readonly #answers = new Map<string, SharedFrame>()

  /** `whole`: all of the document as one update, if it is encoded already. */
  constructor(whole: () => Uint8Array | undefined) {
    this.#whole = whole
  }

  /** What the relay has. */
  stateVector(doc: Y.Doc): Uint8Array {
    return (this.#stateVector ??= Y.encodeStateVector(doc))
  }

  /** Asks a client for what the relay lacks. */
  step1(doc: Y.Doc): SharedFrame {
    return (this.#step1 ??= new SharedFrame('sync', syncStep1Frame(this.stateVector(doc))))
  }

  /** The step 2 for a client that has `stateVector`. */
  step2(doc: Y.Doc, stateVector: Uint8Array): SharedFrame {
    const known = this.knownStep2(stateVector)
    if (known !== undefined) return known
    const whole = hasNothing(stateVector) ? this.#whole() : undefined
    const frame = syncStep2Frame(whole ?? Y.encodeStateAsUpdate(doc, stateVector))
    if (this.#answers.size < KEPT_ANSWERS) this.#answers.set(keyOf(stateVector), frame)
    return frame
  }

  /** The same if it is encoded already. */
  knownStep2(stateVector: Uint8Array): SharedFrame | undefined {
    return this.#answers.get(keyOf(stateVector))
  }

  /** The document has changed. */
  clear(): void {
    this.#stateVector = undefined
    this.#step1 = undefined
    this.#answers.clear()
  }
}

/** A state vector begins with how many clients it names. */
function hasNothing(stateVector: Uint8Array): boolean {
  return stateVector[0] === 0
}

function keyOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1')
}
