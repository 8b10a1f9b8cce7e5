import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { wholeText } from '../../token/token-text.ts'
import { OLD_ROW_TOKENS } from '../round.ts'
import { oldWriter, type OpenFeed } from './feed.ts'

/** A `Y.Text` an agent in one document. One writer for all: each of a hundred would have to follow all others. */
export const openYTextFeed: OpenFeed = async ({ relayPort, oldRows }) => {
  const doc = new Y.Doc()
  for (let row = 0; row < oldRows; row += 1) {
    doc.getText(`old-${row}`).insert(0, wholeText(oldWriter(row), OLD_ROW_TOKENS))
  }
  const provider = new WebsocketProvider(`ws://127.0.0.1:${relayPort}`, 'bench', doc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return {
    port: relayPort,
    write(agent, token) {
      const text = doc.getText(`agent-${agent}`)
      text.insert(text.length, token)
    },
    end: () => Promise.resolve(),
  }
}
