// What pages need stands by itself: an object is bundled whole.

/** How deep a value may be nested: more than any honest value, and far from what overflows a stack. */
export const MAX_DEPTH = 64

/** How many settled commands stay visible after their sender has taken them back. */
export const REMEMBERED_COMMANDS = 100

/** One agent's or person's record, as UTF-8 JSON. Bytes. */
export const RECORD_BYTES = 8 * 1024

/** One selection or setting, as UTF-8 JSON. Bytes. */
export const VALUE_BYTES = 64 * 1024

/** A session name, in UTF-8. Bytes. */
export const SESSION_NAME_BYTES = 128

/** Limits that both ends know. Bytes unless said otherwise. */
export const LIMITS = {
  /** One agent's or person's record, as UTF-8 JSON. */
  recordBytes: RECORD_BYTES,
  /** One selection or setting, as UTF-8 JSON. */
  valueBytes: VALUE_BYTES,
  /** One WebSocket frame. */
  frameBytes: 1024 * 1024,
  /** A session name, in UTF-8. */
  sessionNameBytes: SESSION_NAME_BYTES,
  /** An extension message, as UTF-8 JSON. */
  extensionBytes: 16 * 1024,
  /** A token, in characters. */
  tokenChars: 8 * 1024,
  /** The name of a stream below its session, in characters. */
  streamNameChars: 512,
  /** One message of a conversation, as UTF-8 JSON. */
  conversationEntryBytes: 16 * 1024,
  /** One append to a stream over the session's socket, encoded. */
  appendBytes: 256 * 1024,
} as const
