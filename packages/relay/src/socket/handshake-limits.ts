/** What those may do of whom it is not known yet who they are. */
export interface HandshakeLimits {
  /** How many may be on their way in at once. @default 1024 */
  readonly pendingHandshakes: number
  /** How much one may send before its token is read, bytes. @default 64 KiB */
  readonly handshakeBytes: number
  /** How many messages one may send before its token is read. @default 64 */
  readonly handshakeMessages: number
  /** How long it may take until its token is read, milliseconds. @default 5000 */
  readonly handshakeMs: number
}
