/** How a client speaks to a server: everything is bytes made beforehand, so that the load costs little. */
export interface Wire {
  /** What a client sends as soon as its socket is open, a message each. */
  hello(session: string): readonly Uint8Array[]
  /** Whether a message is the server's answer with the document. */
  isSynced(message: Buffer): boolean
  /** Whether the server answers at all; a client of one that does not has joined as soon as its socket is open. */
  readonly answers: boolean
  /** A Yjs update, version 1. */
  update(session: string, update: Uint8Array): Uint8Array
  /** What a client announces of itself. */
  awareness(session: string, entry: { readonly clientId: number; readonly clock: number; readonly json: string }): Uint8Array
}
