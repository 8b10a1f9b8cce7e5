import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

/** Bytes that went through TCP sockets, framing and headers included, those of TCP and IP not. */
export interface Bytes {
  readonly toServer: number
  readonly toClient: number
}

/** A port that passes everything on to a server's, and counts. */
export interface ByteMeter {
  readonly port: number
  read(): Bytes
  close(): Promise<void>
}

/** Opens a meter before the server at `serverPort`. */
export async function openByteMeter(serverPort: number): Promise<ByteMeter> {
  let toServer = 0
  let toClient = 0
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: serverPort, host: '127.0.0.1', noDelay: true })
    client.on('data', (data) => { toServer += data.byteLength })
    upstream.on('data', (data) => { toClient += data.byteLength })
    client.pipe(upstream)
    upstream.pipe(client)
    for (const [socket, other] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(socket)
      // A socket that breaks takes its other half with it, as if there were no meter between.
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    read: () => ({ toServer, toClient }),
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
