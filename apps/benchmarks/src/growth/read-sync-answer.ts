import { WebSocket } from 'ws'

/** The bytes of the relay's first answer to an empty state vector: the whole document as it sends it. */
export function readSyncAnswer(url: string): Promise<number> {
  const socket = new WebSocket(url)
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
    socket.on('message', (data: Buffer) => {
      if (data[0] !== 0 || data[1] !== 1) return
      socket.close()
      resolve(data.byteLength)
    })
  })
}
