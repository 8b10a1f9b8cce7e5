import { request, type ClientRequest } from 'node:http'
import { parseJsonEventStream, uiMessageChunkSchema } from 'ai'
import type { StreamContender, StreamPlace } from './contender.ts'

/** The AI SDK's UI message stream over SSE. There is no writer's protocol: the model speaks to the server. */
export const aiSdk: StreamContender = {
  server: 'ai-sdk',
  durable: 'no',
  async open(place) {
    const readers: Promise<void>[] = []
    for (let writer = 0; writer < place.writers; writer += 1) readers.push((await openReader(place, writer)).ended)
    const models: ClientRequest[] = []
    for (let writer = 0; writer < place.writers; writer += 1) models.push(openModel(place, writer))
    return {
      write: (writer, token) => void models[writer]?.write(token),
      async settled() {
        for (const model of models) model.end()
        await Promise.all(readers)
      },
    }
  },
}

function openModel({ writerPort }: StreamPlace, writer: number): ClientRequest {
  const model = request({ method: 'POST', port: writerPort, host: '127.0.0.1', path: `/chat/${writer}` })
  model.setNoDelay(true)
  model.flushHeaders()
  return model
}

async function openReader({ readerPort, onText }: StreamPlace, writer: number): Promise<{ ended: Promise<void> }> {
  const { body } = await fetch(`http://127.0.0.1:${readerPort}/chat/${writer}`)
  if (body === null) throw new Error('The answer has no body.')
  const chunks = parseJsonEventStream({ stream: body, schema: uiMessageChunkSchema })
  const ended = (async () => {
    for await (const chunk of chunks) {
      if (chunk.success && chunk.value.type === 'text-delta') onText(writer, chunk.value.delta)
    }
  })()
  return { ended }
}
