import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { StartServer } from './server.ts'

/** The official y-websocket server, as its command line starts it. It keeps documents in memory. */
export const startYWebSocket: StartServer = async () => {
  // It does not tell which port it was given, so one is looked for.
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  Object.assign(process.env, { HOST: '127.0.0.1', PORT: String(port) })
  await import('@y/websocket-server/server')
  return { port }
}
