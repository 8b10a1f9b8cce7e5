import { websocketConnection, type Connection } from '@callboard/session'
import { describeStreams } from '@callboard/session/testing/conformance'
import { createRelay } from './create-relay.ts'

describeStreams('a relay', async () => {
  const relay = await createRelay({ port: 0, data: 'memory' })
  const sockets = new Map<Connection, WebSocket[]>()
  return {
    connect: (session) => {
      const own: WebSocket[] = []
      class RecordedWebSocket extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols)
          own.push(this)
        }
      }
      const options = { url: relay.url, session, WebSocket: RecordedWebSocket, maxBackoffMs: 300 }
      const connection = websocketConnection(options)
      sockets.set(connection, own)
      return connection
    },
    drop: (connection) => {
      for (const socket of sockets.get(connection) ?? []) socket.close()
    },
    remove: async (session, stream) => {
      await fetch(`${relay.url.replace('ws:', 'http:')}/v1/stream/${session}/${stream}`, { method: 'DELETE' })
    },
    close: () => relay.close(),
  }
})
