import { LIMITS, type CallboardError } from '@callboard/session/protocol'
import {
  agentRecordSchema,
  parseWith,
  type Acknowledgement,
  type AgentRecord,
  type StreamRecord,
  type TaskRecord,
} from '@callboard/session/schema'
import { jsonBytes } from './json-bytes.ts'
import { makeRoom, type Room } from './make-room.ts'
import { recordInvalid, recordTooLarge } from './record-error.ts'
import type { RecordParts } from './record-parts.ts'

/** The fields of a record that are not lists. Fields that this version does not know may stand beside them. */
export type RecordHead = Pick<
  AgentRecord,
  | 'id'
  | 'epoch'
  | 'name'
  | 'role'
  | 'avatar'
  | 'status'
  | 'since'
  | 'reason'
  | 'activity'
  | 'updatedAt'
  | 'reportsWithinMs'
  | 'leftAt'
  | 'usage'
>

/**
 * How much a change matters. Words (`text`) are refused first when the record would be too large, so that there is room
 * left for numbers (`progress`) and, after those, for what must get through (`essential`): ends of tasks and answers.
 */
export type Weight = 'text' | 'progress' | 'essential'

/** Bytes of the limit that a change may not use. */
const RESERVE_BYTES: Readonly<Record<Weight, number>> = { text: 1_024, progress: 640, essential: 256 }

/** A separator, brackets and such, a part. */
const JOINT_BYTES = 2

/** What stands around the parts. */
const FRAME_BYTES = '"tasks":[],"acks":{},"streams":[],"interrupts":[],"grants":[],"refusals":{},'.length

/**
 * The agent's own record as it will be written next. Each change is measured first and refused whole when the record
 * would not fit, so that one bad value never costs the rest.
 */
export class RecordDraft {
  /** Questions whose end is not in the session's log yet: they stay. */
  readonly unlogged: Set<string> = new Set()
  #head: RecordHead
  readonly #tasks = new Map<string, TaskRecord>()
  readonly #acks = new Map<string, Acknowledgement>()
  readonly #streams = new Map<string, StreamRecord>()
  readonly #parts: { readonly [Name in keyof RecordParts]: Map<string, RecordParts[Name]> } = {
    interrupts: new Map(),
    grants: new Map(),
    refusals: new Map(),
  }
  readonly #bytes = new Map<string, number>()
  #total = 0

  constructor(head: RecordHead) {
    this.#head = head
    this.#measure('head', jsonBytes(head) + FRAME_BYTES)
  }

  get head(): RecordHead {
    return this.#head
  }

  /** The size of the record as UTF-8 JSON, at most a few bytes too many. */
  get bytes(): number {
    return this.#total
  }

  /** The size of one part: `head`, or for example `tasks.<id>`. */
  bytesOf(part: string): number {
    return this.#bytes.get(part) ?? 0
  }

  get tasks(): ReadonlyMap<string, TaskRecord> {
    return this.#tasks
  }

  get acks(): ReadonlyMap<string, Acknowledgement> {
    return this.#acks
  }

  get streams(): ReadonlyMap<string, StreamRecord> {
    return this.#streams
  }

  /** Throws `record-invalid` or `record-too-large`, and then nothing has changed. */
  setHead(head: RecordHead, weight: Weight): void {
    const parsed = parseWith(agentRecordSchema, { ...head, tasks: [], acks: {} })
    if (!parsed.ok) throw recordInvalid(head.id, 'record', parsed.issues)
    this.#admit('head', jsonBytes(head) + FRAME_BYTES, weight)
    this.#head = head
  }

  /** The owner has reported: readers take an agent that does not for stalled. */
  touch(now: number): void {
    this.#head = { ...this.#head, updatedAt: now }
  }

  /** Throws `record-too-large`, and then nothing has changed. The task is taken as valid. */
  setTask(task: TaskRecord, weight: Weight): void {
    this.#admit(`tasks.${task.id}`, jsonBytes(task) + JOINT_BYTES, weight)
    this.#tasks.set(task.id, task)
  }

  removeTask(id: string): void {
    if (this.#tasks.delete(id)) this.#forget(`tasks.${id}`)
  }

  /** Whether there is room for it; a command that cannot be acknowledged stays with its sender. */
  setAck(commandId: string, ack: Acknowledgement): boolean {
    const bytes = jsonBytes(commandId) + jsonBytes(ack) + JOINT_BYTES
    if (!this.#fit(`acks.${commandId}`, bytes, LIMITS.recordBytes - RESERVE_BYTES.essential)) return false
    this.#acks.set(commandId, ack)
    return true
  }

  removeAck(commandId: string): boolean {
    if (!this.#acks.delete(commandId)) return false
    this.#forget(`acks.${commandId}`)
    return true
  }

  /** Throws `record-too-large`, and then nothing has changed. The stream is taken as valid; a new one is the newest. */
  setStream(stream: StreamRecord, weight: Weight): void {
    this.#admit(`streams.${stream.id}`, jsonBytes(stream) + JOINT_BYTES, weight)
    // One that is opened again is the newest.
    if (this.#streams.get(stream.id)?.startedAt !== stream.startedAt) this.#streams.delete(stream.id)
    this.#streams.set(stream.id, stream)
  }

  removeStream(id: string): void {
    if (this.#streams.delete(id)) this.#forget(`streams.${id}`)
  }

  /** Questions, grants or refusals, by id, oldest first. */
  parts<Name extends keyof RecordParts>(name: Name): ReadonlyMap<string, RecordParts[Name]> {
    return this.#parts[name]
  }

  /** Throws `record-too-large`, and then nothing has changed. The part is taken as valid. */
  setPart<Name extends keyof RecordParts>(name: Name, id: string, part: RecordParts[Name], weight: Weight): void {
    // Refusals stand under their ids, the others have theirs in them.
    const key = name === 'refusals' ? jsonBytes(id) + 1 : 0
    this.#admit(`${name}.${id}`, jsonBytes(part) + key + JOINT_BYTES, weight)
    this.#parts[name].set(id, part)
  }

  removePart(name: keyof RecordParts, id: string): boolean {
    if (!this.#parts[name].delete(id)) return false
    this.#forget(`${name}.${id}`)
    return true
  }

  /** The record as it is to be written. */
  record(): AgentRecord {
    const { interrupts, grants, refusals } = this.#parts
    return {
      ...this.#head,
      tasks: [...this.#tasks.values()],
      acks: Object.fromEntries(this.#acks),
      ...(this.#streams.size === 0 ? {} : { streams: [...this.#streams.values()] }),
      ...(interrupts.size === 0 ? {} : { interrupts: [...interrupts.values()] }),
      ...(grants.size === 0 ? {} : { grants: [...grants.values()] }),
      ...(refusals.size === 0 ? {} : { refusals: Object.fromEntries(refusals) }),
    }
  }

  #admit(part: string, bytes: number, weight: Weight): void {
    const limit = LIMITS.recordBytes - reserveOf(part, weight)
    // A part that shrinks, or stays as it is, is never what made the record too large.
    if (bytes <= (this.#bytes.get(part) ?? 0)) this.#measure(part, bytes)
    else if (!this.#fit(part, bytes, limit)) throw this.#tooLarge(part, bytes, limit)
  }

  #fit(part: string, bytes: number, limit: number): boolean {
    const excess = () => this.#total - (this.#bytes.get(part) ?? 0) + bytes - limit
    if (excess() > 0) {
      const room: Room = { draft: this, keep: part, excess }
      if (!makeRoom(room)) return false
    }
    this.#measure(part, bytes)
    return true
  }

  #tooLarge(part: string, bytes: number, limit: number): CallboardError {
    const sizes = new Map(this.#bytes).set(part, bytes)
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    const [largest, largestBytes] = [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a))
    return recordTooLarge(this.#head.id, { part, largest, largestBytes, totalBytes: total, limitBytes: limit })
  }

  #measure(part: string, bytes: number): void {
    this.#total += bytes - (this.#bytes.get(part) ?? 0)
    this.#bytes.set(part, bytes)
  }

  #forget(part: string): void {
    this.#total -= this.#bytes.get(part) ?? 0
    this.#bytes.delete(part)
  }
}

/** The status, and that the agent has left, may use the last bytes. */
function reserveOf(part: string, weight: Weight): number {
  return part === 'head' && weight === 'essential' ? 0 : RESERVE_BYTES[weight]
}
