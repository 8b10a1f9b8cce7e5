import { writeAgentRecord, type Clock, type Session } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'
import {
  parseWith,
  streamRecordSchema,
  taskSchema,
  type Acknowledgement,
  type AgentStatus,
  type StreamRecord,
  type TaskRecord,
} from '@callboard/session/schema'
import { prune } from './make-room.ts'
import { RecordDraft, type RecordHead, type Weight } from './record-draft.ts'
import { recordInvalid } from './record-error.ts'
import type { RecordParts } from './record-parts.ts'
import { RecordWriter } from './record-writer.ts'

/** How the record gets to the board. */
export interface OwnRecordOptions {
  readonly session: Session
  readonly clock: Clock
  readonly coalesceMs: number
  readonly maxBytesPerSecond: number
  readonly head: RecordHead
}

/** How many answers are remembered after their command was taken back. */
const REMEMBERED_ACKS = 1_000

/** The reason of the status of an agent that a person has paused as a whole. */
export const PAUSED_REASON = 'paused-by-person'

/** A status that the agent set itself, over what its tasks say. */
interface ExplicitStatus {
  readonly status: AgentStatus
  readonly reason?: string | undefined
}

/** What this agent says of itself: the draft, its status, and the writer that brings both to the board. */
export class OwnRecord {
  readonly #session: Session
  readonly #draft: RecordDraft
  readonly #writer: RecordWriter
  /** Tasks of a former life that nobody has taken up yet: they are not this life's work. */
  readonly #inherited = new Set<string>()
  /** Open questions of a former life that nobody has asked again yet. */
  readonly #inheritedInterrupts = new Set<string>()
  /** Messages that a former life had taken in and not settled. */
  readonly #leftInHand = new Set<string>()
  readonly #remembered = new Map<string, Acknowledgement>()
  #explicit: ExplicitStatus | undefined
  #isPaused = false
  #onFenced: ((error: CallboardError) => void) | undefined

  constructor(options: OwnRecordOptions) {
    this.#session = options.session
    this.#draft = new RecordDraft(options.head)
    this.#writer = new RecordWriter({
      clock: options.clock,
      coalesceMs: options.coalesceMs,
      maxBytesPerSecond: options.maxBytesPerSecond,
      bytes: () => this.#draft.bytes,
      write: () => this.#write(),
    })
  }

  /** What will be written next. Change it through this class only. */
  get draft(): RecordDraft {
    return this.#draft
  }

  get inherited(): Set<string> {
    return this.#inherited
  }

  get inheritedInterrupts(): Set<string> {
    return this.#inheritedInterrupts
  }

  get leftInHand(): Set<string> {
    return this.#leftInHand
  }

  /** Relay time, milliseconds: the clock of all that is written. */
  now(): number {
    return this.#session.now()
  }

  /**
   * Lets writes through and writes what has gathered. `onFenced` hears of a newer life's record that stands where this
   * one's should: the relay closes this connection too, but a server without epochs does not.
   */
  open({ onFenced }: { readonly onFenced: (error: CallboardError) => void }): void {
    this.#onFenced = onFenced
    this.#changed(true)
    this.#writer.open()
  }

  /** Changes plain fields. Throws `record-invalid` or `record-too-large`, and then nothing has changed. */
  setHead(fields: Partial<RecordHead>, weight: Weight = 'text'): void {
    const head = { ...this.#draft.head, ...fields, updatedAt: this.now() }
    if (head.activity === undefined) delete head.activity
    this.#draft.setHead(head, weight)
    this.#changed(fields.epoch !== undefined || fields.leftAt !== undefined)
  }

  /** Takes a status over what the tasks say; `undefined` goes back to that. */
  setStatus(explicit: ExplicitStatus | undefined): void {
    const before = this.#explicit
    this.#explicit = explicit
    try {
      this.#reported(this.#deriveStatus('text'))
    } catch (error) {
      this.#explicit = before
      throw error
    }
  }

  /** Whether a person has paused the agent as a whole. */
  get isPaused(): boolean {
    return this.#isPaused
  }

  /** Shows the agent as paused by a person, over any other status that does not last; or no longer so. */
  setPaused(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return
    this.#isPaused = isPaused
    this.#reported(this.#deriveStatus('essential'))
  }

  /** Says that the agent is gone. A status that outlives it, `done` or `failed`, stays. */
  leave(): void {
    if (!this.#isLasting()) this.setStatus(undefined)
    this.setHead({ leftAt: this.now() }, 'essential')
  }

  /** Adds or replaces a task. Throws `record-invalid` or `record-too-large`, and then nothing has changed. */
  setTask(task: TaskRecord, weight: Weight): void {
    const parsed = parseWith(taskSchema, task)
    if (!parsed.ok) throw recordInvalid(this.#draft.head.id, `task "${task.id}"`, parsed.issues)
    const turned = this.#draft.tasks.get(task.id)?.status !== task.status
    this.#draft.setTask(task, weight)
    if (turned) prune(this.#draft)
    const changed = this.#deriveStatus('essential')
    this.#reported(turned || changed)
  }

  /** Takes a task off the record: the last resort for one whose end does not fit. */
  dropTask(id: string): void {
    this.#draft.removeTask(id)
    this.#reported(this.#deriveStatus('essential'))
  }

  /** Adds or replaces a stream. Throws `record-invalid` or `record-too-large`, and then nothing has changed. */
  setStream(stream: StreamRecord, weight: Weight): void {
    const parsed = parseWith(streamRecordSchema, stream)
    if (!parsed.ok) throw recordInvalid(this.#draft.head.id, `stream "${stream.id}"`, parsed.issues)
    this.#draft.setStream(stream, weight)
    prune(this.#draft)
    // People look at a stream as soon as it is there, and see its end in itself.
    this.#reported(stream.state === 'open')
  }

  /** Takes a stream off the record. */
  dropStream(id: string): void {
    this.#draft.removeStream(id)
    this.#reported(false)
  }

  /** Adds or replaces a question, grant or refusal, taken as valid. Throws `record-too-large`, nothing changed. */
  setPart<Name extends keyof RecordParts>(name: Name, id: string, part: RecordParts[Name], weight: Weight): void {
    this.#draft.setPart(name, id, part, weight)
    this.#partChanged()
  }

  /** Takes a question, grant or refusal off the record. */
  removePart(name: keyof RecordParts, id: string): void {
    if (this.#draft.removePart(name, id)) this.#partChanged()
  }

  /** The end of a question is in the log: the record may lose it. */
  logged(id: string): void {
    this.#draft.unlogged.delete(id)
    prune(this.#draft)
    this.#changed(false)
  }

  #partChanged(): void {
    prune(this.#draft)
    this.#deriveStatus('essential')
    this.#reported(true)
  }

  /** Whether the acknowledgement fits; if not, nothing has changed. */
  setAck(commandId: string, ack: Acknowledgement): boolean {
    if (!this.#draft.setAck(commandId, ack)) return false
    this.#changed(true)
    return true
  }

  /** Drops acknowledgements. Not a sign of life, so a silent agent still shows as stalled. */
  removeAcks(commandIds: readonly string[]): void {
    for (const id of commandIds) {
      const ack = this.#draft.acks.get(id)
      if (ack === undefined) continue
      this.#draft.removeAck(id)
      this.rememberAck(id, ack)
      this.#changed(false)
    }
  }

  /** Notes an answer whose command no longer stands, so that it is known should the command come back. */
  rememberAck(commandId: string, ack: Acknowledgement): void {
    this.#remembered.set(commandId, ack)
    const [oldest] = this.#remembered.keys()
    if (this.#remembered.size > REMEMBERED_ACKS && oldest !== undefined) this.#remembered.delete(oldest)
  }

  /** What was answered to a command that no longer stands. */
  remembered(commandId: string): Acknowledgement | undefined {
    return this.#remembered.get(commandId)
  }

  /** Says again what was answered, to those commands that have come back. */
  restoreAcks(commandIds: Iterable<string>): void {
    for (const id of commandIds) {
      const ack = this.#remembered.get(id)
      if (ack !== undefined && !this.#draft.acks.has(id)) this.setAck(id, ack)
    }
  }

  /** Writes what has gathered, whatever the rate. */
  flush(): void {
    this.#writer.flush()
  }

  /** Writes no more. */
  close(): void {
    this.#writer.close()
  }

  #write(): number {
    try {
      writeAgentRecord(this.#session, this.#draft.record())
    } catch (error) {
      const isFinal = CallboardError.is(error, 'agent-fenced') || CallboardError.is(error, 'write-refused')
      // From a timer it would end the process; what has no record is no agent.
      if (!isFinal || this.#onFenced === undefined) throw error
      this.#onFenced(error)
    }
    return this.#draft.bytes
  }

  #reported(urgent: boolean): void {
    this.#draft.touch(this.now())
    this.#changed(urgent)
  }

  #changed(urgent: boolean): void {
    this.#writer.changed(urgent)
  }

  #deriveStatus(weight: Weight): boolean {
    const { head } = this.#draft
    const { status, reason } = this.#status()
    if (head.status === status && head.reason === reason) return false
    const since = head.status === status ? head.since : this.now()
    const { reason: _, ...rest } = head
    this.#draft.setHead({ ...rest, status, since, ...(reason === undefined ? {} : { reason }) }, weight)
    return true
  }

  #status(): ExplicitStatus {
    if (this.#isPaused && !this.#isLasting()) return { status: 'paused', reason: PAUSED_REASON }
    return this.#explicit ?? this.#statusOfWork()
  }

  /** Whether the agent has set a status that outlives it. */
  #isLasting(): boolean {
    return this.#explicit?.status === 'done' || this.#explicit?.status === 'failed'
  }

  #statusOfWork(): ExplicitStatus {
    const own = [...this.#draft.tasks.values()].filter(({ id }) => !this.#inherited.has(id))
    if (own.some(({ status }) => status === 'running')) return { status: 'working' }
    for (const { id, resolution } of this.#draft.parts('interrupts').values()) {
      if (resolution !== undefined || this.#inheritedInterrupts.has(id)) continue
      return { status: 'waiting', reason: 'waiting-for-person' }
    }
    if (own.some(({ status }) => status === 'paused')) return { status: 'paused', reason: 'tasks-paused' }
    return { status: 'idle' }
  }
}
