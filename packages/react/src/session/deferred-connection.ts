import type { Connection, ConnectionPeer } from '@callboard/session'

/** All that a connection has, also what one may do without: what is left out here no page would ever get. */
type WholeConnection = { readonly [Key in keyof Required<Connection>]: Connection[Key] }

/** A connection that opens only when told to. */
export interface DeferredConnection extends WholeConnection {
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
    urgent: connection.urgent,
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
