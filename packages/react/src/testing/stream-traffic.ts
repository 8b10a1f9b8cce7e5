import type { Connection } from '@callboard/session'
import { decodeClientStreamFrame, decodeStreamMessage } from '@callboard/session/wire'

/** What goes over a link about streams. */
export interface StreamTraffic {
  /** The names of the streams that were asked for, in order. */
  readonly reads: string[]
  /** How many of them are still wanted. */
  open(): number
  /** How many bytes about streams have come. */
  receivedBytes(): number
}

/** A connection that tells what goes over it about streams. */
export function watchStreams(inner: Connection): { readonly connection: Connection; readonly traffic: StreamTraffic } {
  const { streams } = inner
  if (streams === undefined) throw new TypeError('This connection carries no streams')
  const reads: string[] = []
  const open = new Set<number>()
  let bytes = 0
  const read = (message: Uint8Array): void => {
    // Without the message type, which is one byte.
    for (const frame of decodeStreamMessage(message.subarray(1)).map(decodeClientStreamFrame)) {
      if (frame.kind === 'stop') open.delete(frame.channel)
      if (frame.kind !== 'read') continue
      reads.push(frame.request.stream)
      open.add(frame.channel)
    }
  }
  const connection: Connection = {
    address: inner.address,
    state: inner.state,
    epoch: inner.epoch,
    streams: {
      attach: (listener) =>
        streams.attach({
          opened: () => listener.opened(),
          lost: () => {
            open.clear()
            listener.lost()
          },
          received: (message) => {
            bytes += message.byteLength
            listener.received(message)
          },
        }),
      send: (message) => {
        const isSent = streams.send(message)
        if (isSent) read(message)
        return isSent
      },
    },
    clockOffsetMs: () => inner.clockOffsetMs(),
    open: (peer) => inner.open(peer),
    whenSynced: () => inner.whenSynced(),
    whenSaved: () => inner.whenSaved(),
    close: () => inner.close(),
  }
  return { connection, traffic: { reads, open: () => open.size, receivedBytes: () => bytes } }
}
