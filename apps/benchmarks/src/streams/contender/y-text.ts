import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
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
      const join = server === 'hocuspocus' ? joinHocuspocus : joinYWebSocket
      const reader = await join(readerPort)
      const docs = await Promise.all(Array.from({ length: writers }, () => join(writerPort)))
      for (let writer = 0; writer < writers; writer += 1) {
        reader.getText(`text-${writer}`).observe((event) => {
          for (const { insert } of event.delta) if (typeof insert === 'string') onText(writer, insert)
        })
      }
      return {
        write(writer, token) {
          const text = docs[writer]?.getText(`text-${writer}`)
          text?.insert(text.length, token)
        },
        settled: () => Promise.resolve(),
      }
    },
  }
}

async function joinYWebSocket(port: number): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'bench', doc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return doc
}

async function joinHocuspocus(port: number): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const socket = new HocuspocusProviderWebsocket({ url: `ws://127.0.0.1:${port}`, WebSocketPolyfill: WebSocket })
  await new Promise<void>((resolve) => {
    const provider = new HocuspocusProvider({ websocketProvider: socket, name: 'bench', document: doc, onSynced: () => resolve() })
    provider.attach()
  })
  return doc
}
