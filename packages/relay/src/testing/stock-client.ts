import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { until } from './until.ts'

/** An unmodified y-websocket client with a plain document. */
export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  synced(): Promise<void>
  destroy(): void
}

/** Connects a stock client to `${url}/${session}`. */
export function connectStock(url: string, session: string, doc: Y.Doc = new Y.Doc()): StockClient {
  const provider = new WebsocketProvider(url, session, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  return {
    doc,
    provider,
    synced: () => until('the stock client is synced', () => provider.synced),
    destroy: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
