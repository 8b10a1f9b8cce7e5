/** The streams of a session: what agents say, and the conversation. A board without them pays nothing. */
export { assembleMessage, type AssembledMessage } from './assemble-message.ts'
export { putMessage, type MessageToPut, type PutResult } from './put-message.ts'
export { readStream, type StreamStore } from './read-stream.ts'
export { subscribeStream, type StreamHandler, type StreamRange } from './subscribe-stream.ts'
export type { ReadOptions } from './read-options.ts'
export type {
  DataPart,
  FilePart,
  SourcePart,
  StepStartPart,
  StreamPart,
  StreamStatus,
  StreamView,
  TextPart,
  ToolPart,
} from './stream-view.ts'
export type {
  Conversation,
  ConversationMessage,
  ConversationPage,
  ConversationView,
  MessageDraft,
  PageRequest,
} from './conversation-view.ts'
export { createStreamWriter } from './writer/create-stream-writer.ts'
export type { StreamOpened, StreamWriter, StreamWriterOptions } from './stream-writer.ts'
export type { StreamChunk, DataChunk, ConversationEntry } from '../schema/index.ts'
export { conversationOf } from './conversation/conversation-of.ts'
