import type { Agent } from '@callboard/agent'
import type { AgentRecord, Clock, ConversationEntry, MemoryConnection, MemoryRelay, Session } from '@callboard/session'
import type { StreamWriter } from '@callboard/session/streams'

/** A real session on a relay in memory, as `.storybook/` makes it for each story, and what puts others on its board. */
export interface StoryBoard {
  /** The session of the person who looks, Ada. */
  readonly session: Session
  readonly connection: MemoryConnection
  readonly relay: MemoryRelay
  /** The board's time: it stands still, unless the story lets it run. */
  readonly clock: Clock
  /** Joins as an agent and writes its record; fields that are left out are those of an agent at rest. */
  agent(id: string, fields?: Partial<AgentRecord>): Promise<Session>
  /** Joins as an agent of the SDK, which asks people and obeys them. */
  join(id: string, name: string, role?: string): Promise<Agent>
  person(id: string, name: string, place?: string): Promise<Session>
  /** Opens a stream `agents/<agent id>/<id>` as an agent, and names it in its record. */
  stream(agent: Session, id: string): StreamWriter
  /** Puts a message into the conversation; of Ben's, and of now, unless it says otherwise. */
  message(entry: Partial<ConversationEntry> & { id: string }): void
  /** The relay takes no messages, as with a full disk, until the result is called. */
  refuseMessages(): () => void
  /** Ends another's session as a crash does: without a word. */
  crash(other: Session | Agent): void
  /** Puts a value into the root `agents` that no Callboard client would write. */
  foreignRecord(id: string, value: unknown): Promise<void>
  /** Many agents that are not connected one by one. */
  crowd(count: number): Promise<void>
  changeInCrowd(index: number, fields: Partial<AgentRecord>): void
  /** Makes the board one that has never been received. */
  unsynced(): void
  /** Lets `seconds` of the board's time go by. */
  pass(seconds: number): Promise<void>
}

/** The board of the story that plays. */
export function boardOf(loaded: Record<string, unknown>): StoryBoard {
  return loaded['board'] as StoryBoard
}
