import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createUIMessageStream, pipeUIMessageStreamToResponse } from 'ai'
import type { StartServer } from './server.ts'

/**
 * What an app writes with the AI SDK: a route that turns a model's tokens into a UI message stream for who asked. The
 * model is a chunked POST to the same path, one chunk a token, the least any provider sends.
 */
export const startAiSdk: StartServer = async () => {
  const waiting = new Map<string, (model: IncomingMessage) => void>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    if (request.method === 'POST') {
      waiting.get(path)?.(request)
      request.on('end', () => response.end())
    } else {
      answer(response, new Promise((resolve) => waiting.set(path, resolve)))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port }
}

function answer(response: ServerResponse, model: Promise<IncomingMessage>): void {
  const stream = createUIMessageStream({
    async execute({ writer }) {
      writer.write({ type: 'text-start', id: 'text' })
      for await (const token of await model) writer.write({ type: 'text-delta', id: 'text', delta: String(token) })
      writer.write({ type: 'text-end', id: 'text' })
    },
  })
  pipeUIMessageStreamToResponse({ response, stream })
}
