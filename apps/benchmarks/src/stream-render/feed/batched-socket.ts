import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

/** Gathered for so long before it is sent, as our relay does under load: a message a token would burden who reads them. */
const GATHER_MS = 8

/** A WebSocket that sends items as JSON arrays, those of 8 ms together, and everything from the start to who joins. */
export interface BatchedSocket<Item> {
  readonly port: number
  send(item: Item): void
  flush(): void
}

/** Opens one on a free port. */
export async function openBatchedSocket<Item>(): Promise<BatchedSocket<Item>> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const sockets = new Set<WebSocket>()
  const past: Item[] = []
  let waiting: Item[] = []
  server.on('connection', (socket) => {
    flush()
    sockets.add(socket)
    socket.send(JSON.stringify(past))
  })
  const flush = (): void => {
    if (waiting.length === 0) return
    const text = JSON.stringify(waiting)
    past.push(...waiting)
    waiting = []
    for (const socket of sockets) socket.send(text)
  }
  return {
    port: (server.address() as AddressInfo).port,
    send(item) {
      if (waiting.length === 0) setTimeout(flush, GATHER_MS)
      waiting.push(item)
    },
    flush,
  }
}
