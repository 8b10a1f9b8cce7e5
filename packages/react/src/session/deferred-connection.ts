import type { Connection, ConnectionPeer } from '@callboard/session'

/** A connection that opens only when told to. */
export interface DeferredConnection extends Connection {
  /** Opens it; once. */
  start(): void
}

/**
 * Puts off the opening of `connection`. A session can then be made while rendering, on the server too: until it is
 * started it is memory and nothing else, and a render that React throws away leaves nothing behind.
 */
export function deferConnection(connection: Connection): DeferredConnection {
  let peer: ConnectionPeer | undefined
  let started = false
  return {
    address: connection.address,
    streams: connection.streams,
    state: connection.state,
    epoch: connection.epoch,
    clockOffsetMs: () => connection.clockOffsetMs(),
    open(opened) {
      peer = opened
      if (started) connection.open(opened)
    },
    start() {
      if (peer && !started) connection.open(peer)
      started = true
    },
    whenSynced: () => connection.whenSynced(),
    whenSaved: () => connection.whenSaved(),
    close: () => connection.close(),
  }
}
