import type { Session } from '@callboard/session'
import { CallboardError, LOG_STREAM } from '@callboard/session/protocol'
import { logEntrySchema, parseWith, type Grant, type InterruptRecord, type LogEntry } from '@callboard/session/schema'
import { putMessage } from '@callboard/session/streams'
import { keepsStreams, readNewest } from '../stream/read-newest.ts'
import type { Answerer } from './question.ts'

/** The longest key of a line. Characters. */
const KEY_LENGTH = 128

/** How many of the newest lines are looked through for what former lives have decided. */
const LOOK_BACK = 1_000

/** The lines that this agent writes into the session's log, each once, over all its lives. */
export class DecisionLog {
  readonly #session: Session
  readonly #agentId: string
  #former: Promise<ReadonlyMap<string, LogEntry>> | undefined

  constructor(session: Session, agentId: string) {
    this.#session = session
    this.#agentId = agentId
  }

  /** Writes how a question ended. Resolves when that is on disk; rejects when the session ends before. */
  async decision({ id, kind, title, askedAt, resolution }: InterruptRecord): Promise<void> {
    if (resolution === undefined) return
    await this.#put('decision', id, { at: resolution.at, interrupt: { id, kind, title, askedAt }, resolution })
  }

  /** Writes that a grant was given. */
  async grant(grant: Grant): Promise<void> {
    await this.#put('grant', grant.id, { at: grant.at, grant })
  }

  /** Writes who has revoked a grant. */
  async revocation(grant: Grant, at: number, by: Answerer): Promise<void> {
    await this.#put('revocation', grant.id, { at, grant, by })
  }

  /** What former lives have decided, by question: also what has left the record. Never rejects. */
  former(): Promise<ReadonlyMap<string, LogEntry>> {
    return (this.#former ??= this.#read())
  }

  async #put(type: LogEntry['type'], subject: string, fields: Omit<LogEntry, 'id' | 'type' | 'agent'>): Promise<void> {
    if (!keepsStreams(this.#session)) return
    const id = await lineKey(type, this.#agentId, subject)
    const message = { ...fields, id, type, agent: this.#agentId }
    try {
      await putMessage(this.#session, { stream: LOG_STREAM, key: id, message })
    } catch (error) {
      // What the relay refuses, as a log that is full, changes nothing about what was decided: the record has it.
      if (!this.#isOpen() || CallboardError.is(error, 'session-closed')) throw error
    }
  }

  async #read(): Promise<ReadonlyMap<string, LogEntry>> {
    const lines = new Map<string, LogEntry>()
    for (const message of await readNewest(this.#session, LOG_STREAM, LOOK_BACK)) {
      const parsed = parseWith(logEntrySchema, message)
      if (!parsed.ok || parsed.value.agent !== this.#agentId || parsed.value.type !== 'decision') continue
      const { interrupt, resolution } = parsed.value
      if (interrupt !== undefined && resolution !== undefined) lines.set(interrupt.id, parsed.value)
    }
    return lines
  }

  #isOpen(): boolean {
    return this.#session.connection.state.getSnapshot().status !== 'closed'
  }
}

/** One line a subject, whoever writes it how often. Two agents may have a question of one id. */
async function lineKey(type: string, agentId: string, subject: string): Promise<string> {
  const key = `${type}:${encodeURIComponent(agentId)}:${subject}`
  if (key.length <= KEY_LENGTH) return key
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return `${type}:${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
