import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import type { StartServer } from './server.ts'

/**
 * The floor: what a client sends goes to all others of its path as it came. Nothing is read, merged or kept on disk; with
 * the setting `keeps`, all that came is kept in memory, and whoever joins is sent it in one message.
 */
export const startBroadcast: StartServer = async ({ settings }) => {
  const sessions = new Map<string, { readonly sockets: Set<WebSocket>; readonly kept: Buffer[] }>()
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', (socket, request) => {
    const path = request.url ?? ''
    const session = sessions.get(path) ?? { sockets: new Set(), kept: [] }
    sessions.set(path, session)
    session.sockets.add(socket)
    if (session.kept.length > 0) socket.send(Buffer.concat(session.kept))
    socket.on('close', () => session.sockets.delete(socket))
    socket.on('message', (data: Buffer) => {
      if (settings['keeps'] === true) session.kept.push(data)
      for (const other of session.sockets) if (other !== socket) other.send(data)
    })
  })
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port }
}
