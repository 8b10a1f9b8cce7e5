/** What a session's streams do with the link. */
export interface StreamLinkListener {
  /** The relay has welcomed this client, for the first time or again: all channels are to be made anew. */
  opened(): void
  /** The link is gone; it comes back unless the connection is closed. */
  lost(): void
  /** What came in one WebSocket message: `@callboard/session/wire` reads it. */
  received(message: Uint8Array): void
}

/** The way of stream frames on a connection: the connection knows that they are, and nothing of what is in them. */
export interface StreamLink {
  /** Has `listener` told of the link, and at once if it is open. One at a time; the result lets go. */
  attach(listener: StreamLinkListener): () => void
  /** Sends a whole message (see `encodeStreamMessage`). `false` when there is no link to a relay that knows streams. */
  send(message: Uint8Array<ArrayBuffer>): boolean
}
