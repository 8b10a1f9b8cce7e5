import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { ServerName } from '../server/servers.ts'
import type { StreamContender } from './contender.ts'

/** A `Y.Text` for each writer in one document, which every writer and the reader follow. */
export function yText(server: ServerName, durable: StreamContender['durable']): StreamContender {
  return {
    server,
    durable,
    async open({ writerPort, readerPort, writers, onText }) {
      const reader = await join(readerPort)
      const docs = await Promise.all(Array.from({ length: writers }, () => join(writerPort)))
      for (let writer = 0; writer < writers; writer += 1) {
        reader.doc.getText(`text-${writer}`).observe((event) => {
          for (const { insert } of event.delta) if (typeof insert === 'string') onText(writer, insert)
        })
      }
      return {
        write(writer, token) {
          const text = docs[writer]?.doc.getText(`text-${writer}`)
          text?.insert(text.length, token)
        },
        settled: () => Promise.resolve(),
      }
    },
  }
}

async function join(port: number): Promise<WebsocketProvider> {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'bench', new Y.Doc(), {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return provider
}
