import type { IncomingCommand } from '../../commands/incoming-command.ts'
import type { AgentRecord, ConversationEntry, StreamChunk } from '../../schema/index.ts'

/** A stream that a scripted agent writes. */
export interface SeatStream {
  write(chunk: StreamChunk): void
  /** Ends it for good. */
  close(): void
}

/** A scripted agent's place in a session. */
export interface Seat {
  readonly epoch: number
  /** The record that a life before left. */
  readonly previous: AgentRecord | undefined
  /** Relay milliseconds. */
  now(): number
  write(record: AgentRecord): void
  /** Puts a message into the conversation. */
  say(entry: ConversationEntry): void
  /** Writes a selection, whoever wrote it before. */
  choose(key: string, value: unknown): void
  /** Opens a stream of the agent's. One that is not closed when the agent goes shows as interrupted. */
  stream(id: string): SeatStream
  /** Commands to the agent that it has not acknowledged. */
  inbox(): readonly IncomingCommand[]
  /** Calls `listener` when the inbox may have changed. */
  onInbox(listener: () => void): void
  /** The ids of the commands that stand in people's records; acknowledgements of others have done their work. */
  standing(): ReadonlySet<string>
  /** Goes, without a word. */
  leave(): Promise<void>
}

/** Gives agents their seats. */
export interface Seating {
  /** `undefined` when the session ended before the agent had joined. */
  take(agent: { readonly id: string; readonly name: string }): Promise<Seat | undefined>
  close(): Promise<void>
}
