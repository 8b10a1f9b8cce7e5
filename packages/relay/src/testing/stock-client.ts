import { BEARER_PREFIX, STOCK_SUBPROTOCOL } from '@callboard/session/protocol'
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

/** Connects a stock client to `${url}/${session}`, with a token if there is one. */
export function connectStock(url: string, session: string, doc: Y.Doc = new Y.Doc(), bearer?: string): StockClient {
  const provider = new WebsocketProvider(url, session, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    ...(bearer === undefined ? {} : { protocols: [STOCK_SUBPROTOCOL, `${BEARER_PREFIX}${bearer}`] }),
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
