import { DurableStreamTestServer } from '@durable-streams/server'
import type { StartServer } from './server.ts'

/** The reference server of Durable Streams, keeping its streams in files. */
export const startDurableStreams: StartServer = async (data) => {
  const server = new DurableStreamTestServer({ port: 0, dataDir: data })
  return { port: Number(new URL(await server.start()).port) }
}
