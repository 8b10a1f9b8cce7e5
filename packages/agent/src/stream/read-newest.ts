import type { Session } from '@callboard/session'
import { subscribeStream } from '@callboard/session/streams'

/** Whether the server keeps streams: one that is no Callboard relay keeps none, and never answers. */
export function keepsStreams({ connection }: Session): boolean {
  return connection.streams !== undefined && connection.state.getSnapshot().saving !== 'unknown'
}

/**
 * The newest `count` messages of a stream, oldest first, as far as they could be read: up to its end, as it was told first.
 * Never rejects; empty where no streams are kept.
 */
export function readNewest(session: Session, stream: string, count: number): Promise<readonly unknown[]> {
  if (!keepsStreams(session)) return Promise.resolve([])
  const read: unknown[] = []
  return new Promise((resolve) => {
    let position = 0
    let tail = Infinity
    const look = (): void => {
      if (position < tail) return
      stop()
      resolve(read)
    }
    const stop = subscribeStream(session, { stream, from: 0, last: count }, {
      onReading: (from) => {
        position = from
      },
      onMessages: (messages, first) => {
        read.push(...messages)
        position = first + messages.length
        look()
      },
      onState: (known) => {
        tail = Math.min(tail, known.tail)
        look()
      },
      onLost: () => undefined,
      onError: () => resolve(read),
    })
  })
}
