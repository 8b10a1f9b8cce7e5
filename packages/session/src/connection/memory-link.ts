import type { CallboardError } from '../protocol/index.ts'
import type { HelloMessage, RelayMessage } from '../schema/index.ts'
import type { AwarenessEntry } from './awareness-entries.ts'

/** What travels over a link in memory, both ways: the sync protocol and presence, in objects. */
export type SharedMessage =
  | { readonly type: 'step1'; readonly vector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly entries: readonly AwarenessEntry[] }

/** Frames of streams, as they are on the wire, without the message type. */
export interface StreamsMessage {
  readonly type: 'streams'
  readonly message: Uint8Array
}

export type MessageToRelay = HelloMessage | SharedMessage | StreamsMessage

export type MessageToClient =
  | Exclude<RelayMessage, { type: 'error' | 'urgent' | 'authors' }>
  | SharedMessage
  | StreamsMessage
  /** The relay closes; final, if there is an error. */
  | { readonly type: 'close'; readonly error: CallboardError | undefined }

/** Delivers messages in order, each in a turn of its own; can be held up and cut. */
export class Pipe<Message> {
  readonly #deliver: (message: Message) => void
  readonly #schedule: (task: () => void) => void
  #queue: Message[] = []
  #held = false

  constructor(deliver: (message: Message) => void, schedule: (task: () => void) => void) {
    this.#deliver = deliver
    this.#schedule = schedule
  }

  push(message: Message): void {
    this.#queue.push(message)
    if (!this.#held) this.#schedule(() => this.#next())
  }

  hold(): void {
    this.#held = true
  }

  release(): void {
    if (!this.#held) return
    this.#held = false
    for (let count = this.#queue.length; count > 0; count -= 1) this.#schedule(() => this.#next())
  }

  cut(): void {
    this.#held = true
    this.#queue = []
  }

  #next(): void {
    if (this.#held) return
    const message = this.#queue.shift()
    if (message !== undefined) this.#deliver(message)
  }
}
