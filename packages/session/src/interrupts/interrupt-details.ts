import { readAgentStreamName } from '../protocol/index.ts'
import {
  interruptPartsSchema,
  parseWith,
  type InterruptParts,
  type InterruptRecord,
  type Issue,
} from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { isPlainObject } from '../store/share.ts'
import { subscribeStream } from '../streams/subscribe-stream.ts'
import { vetSchema } from './vet-schema.ts'

/** The type of the chunk that holds what did not fit into the record. */
export const INTERRUPT_CHUNK = 'data-interrupt'

/** What is known of the parts of a question. */
export interface DetailsView {
  readonly state: 'none' | 'loading' | 'loaded' | 'failed'
  readonly parts: InterruptParts
  /** The JSON Schema, if it is harmless. */
  readonly schema: unknown
  readonly schemaIssues: readonly Issue[]
}

/** The parts of one question: from its record, and from the stream that it names while they are wanted. */
export class InterruptDetails {
  readonly #session: Session
  readonly #agentId: string
  readonly #onChange: () => void
  #record: InterruptRecord | undefined
  #view: DetailsView = NONE
  #isWanted = false
  #unsubscribe: (() => void) | undefined

  constructor(session: Session, agentId: string, onChange: () => void) {
    this.#session = session
    this.#agentId = agentId
    this.#onChange = onChange
  }

  get isWanted(): boolean {
    return this.#isWanted
  }

  /** What is known of the parts of `record`. */
  look(record: InterruptRecord | undefined): DetailsView {
    const before = this.#record
    this.#record = record
    if (
      before === undefined ||
      record === undefined ||
      before['schema'] !== record['schema'] ||
      before.details !== record.details
    ) {
      this.#stop()
      this.#view = record === undefined ? NONE : viewOf(record, {}, record.details === undefined ? 'none' : 'loading')
      this.#load()
    }
    return this.#view
  }

  /** Whether somebody looks at the question, so that all of it is loaded. What was loaded stays. */
  want(isWanted: boolean): void {
    this.#isWanted = isWanted
    if (!isWanted) this.#stop()
    else if (this.#view.state === 'loading' || this.#view.state === 'failed') this.#load()
  }

  #load(): void {
    const name = this.#record?.details
    if (!this.#isWanted || name === undefined || this.#unsubscribe !== undefined) return
    // Another agent could say anything in this one's name.
    if (readAgentStreamName(name)?.agentId !== this.#agentId) return this.#settle({}, 'failed')
    let position = 0
    this.#unsubscribe = subscribeStream(
      this.#session,
      { stream: name, from: 0 },
      {
        onReading: (from) => {
          position = from
        },
        onMessages: (messages, at) => {
          position = at + messages.length
          for (const message of messages) this.#read(message)
        },
        onState: ({ closedAt, tail }) => {
          if (closedAt !== undefined && position >= tail) this.#settle({}, 'failed')
        },
        onLost: () => undefined,
        onError: () => this.#settle({}, 'failed'),
      },
    )
  }

  #read(message: unknown): void {
    if (this.#unsubscribe === undefined || !isPlainObject(message) || message['type'] !== INTERRUPT_CHUNK) return
    const parsed = parseWith(interruptPartsSchema, message['data'])
    if (parsed.ok) this.#settle(parsed.value, 'loaded')
    else this.#settle({}, 'failed')
  }

  #settle(parts: InterruptParts, state: DetailsView['state']): void {
    this.#stop()
    if (this.#record === undefined) return
    this.#view = viewOf(this.#record, parts, state)
    this.#onChange()
  }

  #stop(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
  }
}

const NONE: DetailsView = { state: 'none', parts: {}, schema: undefined, schemaIssues: [] }

function viewOf(record: InterruptRecord, parts: InterruptParts, state: DetailsView['state']): DetailsView {
  const schema = record['schema'] ?? parts['schema']
  const schemaIssues = schema === undefined ? [] : vetSchema(schema)
  return { state, parts, schema: schemaIssues.length > 0 ? undefined : schema, schemaIssues }
}
