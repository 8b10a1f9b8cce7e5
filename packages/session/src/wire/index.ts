/** The frames of streams on a session's socket, and the messages in them, as both ends encode and decode them. */
export {
  countMessages,
  decodeJsonTexts,
  decodeMessages,
  encodeJsonTexts,
  encodeMessages,
  messageEnds,
  MessageReader,
  visitMessages,
  type MessageParts,
} from './message-codec.ts'
export {
  decodeClientStreamFrame,
  decodeRelayStreamFrame,
  decodeStreamMessage,
  encodeClientStreamFrame,
  encodeRelayStreamFrame,
  encodeStreamMessage,
  type ClientStreamFrame,
  type RelayStreamFrame,
} from './stream-frames.ts'
