import { describeConnection } from '../testing/conformance.ts'
import { startStockServer } from './fixtures/stock-server.ts'
import { recordSockets } from './fixtures/recorded-sockets.ts'
import { websocketConnection } from './websocket-connection.ts'

describeConnection('a stock y-websocket server', async () => {
  const server = await startStockServer()
  const sockets = recordSockets()
  return {
    connect: (session) =>
      sockets.track((WebSocket) => websocketConnection({ url: server.url, session, WebSocket, maxBackoffMs: 300 })),
    drop: (connection) => sockets.close(connection),
    isCallboardRelay: false,
    close: server.stop,
  }
})
