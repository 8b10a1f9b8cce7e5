import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocketServer, type WebSocket } from 'ws'
import type { StartServer } from './server.ts'

/** The official server 0.1.1, the last that keeps documents, in LevelDB; put together as its command line does. */
export const startYWebSocket: StartServer = async ({ data }) => {
  process.env['YPERSISTENCE'] = join(data, 'leveldb')
  const { setupWSConnection } = await import('y-websocket-server-leveldb/utils')
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (webSocket: WebSocket) => setupWSConnection(webSocket, request))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port }
}
