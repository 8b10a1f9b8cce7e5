import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

/**
 * A WebSocket for peers that bring no server of their own: each item leaves at once in a message of its own, as each
 * would on an SSE answer or a channel of its own. Who joins is given everything from the start.
 */
export interface FeedSocket<Item> {
  readonly port: number
  send(item: Item): void
}

/** Opens one on a free port. Messages are JSON arrays of items. */
export async function openFeedSocket<Item>(): Promise<FeedSocket<Item>> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const sockets = new Set<WebSocket>()
  const past: Item[] = []
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.send(JSON.stringify(past))
  })
  return {
    port: (server.address() as AddressInfo).port,
    send(item) {
      past.push(item)
      const text = JSON.stringify([item])
      for (const socket of sockets) socket.send(text)
    },
  }
}
