import { DurableStream, IdempotentProducer } from '@durable-streams/client'
import type { ServerName } from '../server/servers.ts'
import type { StreamContender, StreamPlace } from './contender.ts'

/** The client of Durable Streams with its producer that counts, so that nothing is doubled; the reader tails by SSE. */
export function durableStreams(server: ServerName, { batched }: { readonly batched: boolean }): StreamContender {
  return {
    server,
    durable: 'before it is shown',
    async open(place) {
      const opening = Array.from({ length: place.writers }, (_, writer) => openWriter(place, writer, batched))
      const writers = await Promise.all(opening)
      await Promise.all(writers.map((_, writer) => read(place, writer)))
      return {
        write: (writer, token) => writers[writer]?.write(token),
        settled: async () => void (await Promise.all(writers.map(({ settled }) => settled()))),
      }
    },
  }
}

interface Writer {
  write(token: string): void
  settled(): Promise<void>
}

async function openWriter({ writerPort }: StreamPlace, writer: number, batched: boolean): Promise<Writer> {
  const url = `http://127.0.0.1:${writerPort}/v1/stream/bench/text-${writer}`
  const stream = await DurableStream.create({ url, contentType: 'application/json' })
  const producer = new IdempotentProducer(stream, `writer-${writer}`)
  let all = Promise.resolve()
  return {
    write(token) {
      const message = JSON.stringify({ type: 'text-delta', id: 'text', delta: token })
      if (batched) producer.append(message)
      else all = all.then(() => (producer.append(message), producer.flush()))
    },
    settled: async () => {
      await all
      await producer.flush()
    },
  }
}

async function read({ readerPort, onText }: StreamPlace, writer: number): Promise<void> {
  const url = `http://127.0.0.1:${readerPort}/v1/stream/bench/text-${writer}`
  const response = await new DurableStream({ url }).stream<{ delta: string }>({ live: 'sse', offset: '-1' })
  response.subscribeJson(({ items }) => {
    for (const { delta } of items) onText(writer, delta)
  })
}
