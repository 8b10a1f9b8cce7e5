/** The SDK for an agent that works on a Callboard session. */
export { joinSession } from './join/join-session.ts'
export type { JoinOptions } from './join/join-options.ts'
export type { Agent, UsageInput } from './agent/agent.ts'
export type { ProgressInput, Task, TaskOptions, TaskRef } from './task/task.ts'
export type {
  AgentStream,
  SourceChunk,
  StoredStream,
  StreamOptions,
  StreamSource,
  ToolCall,
} from './stream/agent-stream.ts'
export type { Answerer, AskOption, AskOptions, Outcome, Question } from './ask/question.ts'
export type { IncomingMessage } from './message/incoming-message.ts'
export type { Author } from './provenance/authors.ts'
export type { SteerCommand } from './command/steer-command.ts'
export type { EntryChange } from './entry/entry-changes.ts'
export type { Config, ConfigChange, SelectionChange, Selections } from './entry/entries.ts'
export type { PeopleGoneListener } from './people/people-gone.ts'
export type { PeopleChange } from './people/people-store.ts'
